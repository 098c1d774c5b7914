export { demoInputs } from './demo-inputs.ts'

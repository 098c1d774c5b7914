import { keepVisit } from '@goodword/embed/host'
import express from 'express'

export const app = express()
app.use(keepVisit())
app.get('/', (_request, response) => {
  response.send('<!doctype html><title>Shop</title>')
})

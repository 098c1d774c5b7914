import { keepVisit } from '@goodword/embed/host'
import { createServer } from 'node:http'

const keep = keepVisit()

export const server = createServer((request, response) => {
  keep(request, response)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end('<!doctype html><title>Shop</title>')
})

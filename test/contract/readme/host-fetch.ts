import { keepVisitInFetch } from '@goodword/embed/host'

const keep = keepVisitInFetch({ domain: 'shop.example', windowDays: 90 })

export function answer(request: Request): Response {
  const page = new Response('<!doctype html><title>Shop</title>', { headers: { 'Content-Type': 'text/html' } })
  return keep(request, page)
}

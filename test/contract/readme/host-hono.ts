import { keepVisitInHono } from '@goodword/embed/host'
import { Hono } from 'hono'

export const app = new Hono()
app.use(keepVisitInHono())
app.get('/', (context) => context.html('<!doctype html><title>Shop</title>'))

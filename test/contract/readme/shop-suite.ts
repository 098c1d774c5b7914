import { describeAdapter } from '@goodword/core/testing'
import { createShopAdapter } from './shop-adapter.ts'
import { startShop } from './shop-api.ts'

describeAdapter('shop', async (world) => {
  const shop = await startShop(world) // the program, the offer and the partners that a check begins with
  return {
    adapter: createShopAdapter(shop.api),
    clock: shop.clock, // now() and set(ms)
    host: shop.host, // what your own server does: conversion(), token(), setStatus()
    close: shop.stop,
  }
})

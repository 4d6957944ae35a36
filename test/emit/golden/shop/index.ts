// @generated from the documentation of shop by `make generate`. Do not edit.
/* eslint-disable */
import { integration, type CallOptions, type Connect, type Handlers, type NamespaceDefinition } from 'moonbind/runtime';
import { docs } from './docs.js';
import { listOrders, type ListOrdersParams, type ListOrdersResult } from './list_orders.js';
import { createOrder, type CreateOrderParams, type CreateOrderResult } from './create_order.js';
import { end, type EndParams, type EndResult } from './end.js';
import { search, type SearchParams, type SearchResult } from './search.js';

export { validateListOrders, type ListOrdersParams, type ListOrdersResult } from './list_orders.js';
export { validateCreateOrder, type CreateOrderParams, type CreateOrderResult } from './create_order.js';
export { validateEnd, type EndParams, type EndResult } from './end.js';
export { validateSearch, type SearchParams, type SearchResult } from './search.js';

/** The documented functions of Shop, for one account. */
export interface ShopFunctions {
  /** List orders. (read) */
  list_orders(params?: ListOrdersParams, options?: CallOptions): Promise<ListOrdersResult>;
  /**
   * Create an order. (write, idempotent)
   *
   * It is paid *later*.
   */
  create_order(params: CreateOrderParams, options?: CallOptions): Promise<CreateOrderResult>;
  /** The same as `create_order`. */
  shop_create_order(params: CreateOrderParams, options?: CallOptions): Promise<CreateOrderResult>;
  /**
   * Closes the shop. (destructive)
   *
   * @deprecated
   */
  end(params?: EndParams, options?: CallOptions): Promise<EndResult>;
  /**
   * (read)
   *
   * Inferred from the documented examples.
   */
  search(params?: SearchParams, options?: CallOptions): Promise<SearchResult>;
}

/** What answers the documented functions of Shop. Parameters are validated already. */
export type ShopHandlers = Handlers<Omit<ShopFunctions, 'shop_create_order'>>;

/** The namespace as data. */
export const definition: NamespaceDefinition = {
  format: 3,
  namespace: 'shop',
  title: 'Shop',
  functions: [listOrders, createOrder, end, search],
  docs,
};

/** Connects `app.integrations.shop` with what answers its calls. */
export const shop: Connect<ShopFunctions, ShopHandlers> = integration(definition);

import { expect, test } from 'vitest'
import { effectOfName } from '#codegen/effect/name.js'

/** Names with what they say; `undefined` is a name that decides nothing, and so a write. */
const table: readonly (readonly [wanted: 'read' | 'destructive' | undefined, names: string])[] = [
  ['read', 'get list search find count fetch lookup retrieve read download query describe'],
  ['read', 'get_user list_orders searchContacts findByEmail count_records fetchAll read_file'],
  ['read', 'GetUser GET_USER getHTTPStatus list-orders users.get'],
  ['read', 'batch_get bulk_fetch bulkGetUsers async_list_jobs'],
  ['read', 'list_users_and_groups get_terms_and_conditions find_or_fetch get_and_list'],
  ['read', 'orders_list users_get conversations_search user_get files_download'],
  ['read', 'get_update get_post get_last_order get_share get_latest_build get_archive fetch_export list_updates'],
  ['read', 'list_deleted_items get_removed_users list_cancelled_orders list_orders_to_cancel_by_date'],
  ['read', 'read_at read_range get_delete_preview list_delete_markers search_by_author get_read_receipts'],
  ['destructive', 'delete remove purge revoke destroy erase wipe truncate'],
  ['destructive', 'delete_order removeTag purge_queue revoke_token DELETE_ALL file_delete chat.delete users_remove'],
  ['destructive', 'batch_delete bulk_remove force_delete hard_delete permanently_delete mass_purge'],
  ['destructive', 'cancel_subscription void_invoice clear_index unlink drop_table unlink_file terminate_instance'],
  ['destructive', 'get_and_delete fetch_and_remove archive_or_delete find_and_destroy list_delete pop_and_purge'],
  ['destructive', 'trash_message empty_trash uninstall_app orders_cancel'],
  [undefined, 'create update set put post send add write save upload insert upsert move pay start stop'],
  [undefined, 'listen listing listen_for_events listener getter getaway finder finding counter reader readiness'],
  [undefined, 'searchlight fetcher retriever downloader deleted removed cancelled undelete undelete_file'],
  [undefined, 'get_or_create find_or_create_user findOrCreate get_or_provision getOrElseSet fetch_or_insert'],
  [undefined, 'search_and_replace find_replace findAndModify get_and_set read_and_mark list_and_archive'],
  [undefined, 'list_add list_create search_index_rebuild count_reset list_update query_save download_start list_move'],
  [undefined, 'mark_read mark_as_read set_read messages_mark_read add_to_list create_list update_search price_list'],
  [undefined, 'check_out check_in check check_number verify_otp export export_data archive archive_page close_task'],
  [undefined, 'deactivate_user unsubscribe restore undo send_get_request batch run execute process request call'],
  [undefined, 'price chat_completion text_to_speech current_time_entry moon_phase'],
  [undefined, 'gеt_user ｌist_orders 列出 _ __ 42'],
]

test.each(table.flatMap(([wanted, names]) => names.split(' ').map((name) => [name, wanted] as const)))(
  'the effect that the name %s suggests is %s',
  (name, wanted) => {
    expect(effectOfName(name, 'shop')).toBe(wanted)
  },
)

test.each([
  ['airbyte_get_job', 'airbyte', 'read'],
  ['acuity_scheduling_list_slots', 'acuity-scheduling', 'read'],
  ['airbyte_delete_job', 'airbyte', 'destructive'],
  ['airtable_batch_delete', 'airtable', 'destructive'],
  ['list', 'list', 'read'],
  ['get_list', 'get_list', 'read'],
  ['reader_create_note', 'reader', undefined],
] as const)('the effect that the name %s in the namespace %s suggests is %s', (name, namespace, wanted) => {
  expect(effectOfName(name, namespace)).toBe(wanted)
})

test.each(['x'.repeat(100_000), 'getX'.repeat(30_000), '_'.repeat(100_000), 'get_and_'.repeat(20_000)])(
  'a name of any length is decided quickly',
  (name) => {
    expect(['read', 'destructive', undefined]).toContain(effectOfName(name, 'shop'))
  },
  2_000,
)

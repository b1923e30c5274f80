//! Named values (settings, assignments, states: JSON text) and secrets (key files: bytes).

use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use crate::error::StoreError;

pub(crate) fn put_value(connection: &Connection, name: &str, json: &str) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO named_values (name, json) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET json = excluded.json",
        )?
        .execute([name, json])?;
    Ok(())
}

pub(crate) fn delete_value(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM named_values WHERE name = ?1")?.execute([name])?;
    Ok(())
}

pub(crate) fn value(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let json = connection
        .prepare_cached("SELECT json FROM named_values WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    Ok(json)
}

/// Names and values whose name begins with the prefix, in the order of names.
pub(crate) fn values(connection: &Connection, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT name, json FROM named_values WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name")?;
    let rows = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) fn put_secret(connection: &Connection, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO secrets (name, bytes) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes",
        )?
        .execute(rusqlite::params![name, bytes])?;
    Ok(())
}

pub(crate) fn secret(connection: &Connection, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
    let bytes = connection
        .prepare_cached("SELECT bytes FROM secrets WHERE name = ?1")?
        .query_row([name], |row| row.get::<_, Vec<u8>>(0))
        .optional()?;
    Ok(bytes.map(Zeroizing::new))
}

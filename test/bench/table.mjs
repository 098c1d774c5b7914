/** Columns as wide as their widest cell; numbers to the right. */
export function printTable(rows) {
  const last = rows.at(-1)
  const widths = last.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)))
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const isNumber = column > 1 && /^\d/.test(String(last[column]))
      return isNumber ? String(cell).padStart(widths[column]) : String(cell).padEnd(widths[column])
    })
    console.log(cells.join('  ').trimEnd())
  }
}

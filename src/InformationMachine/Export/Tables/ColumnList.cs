using System.Collections;
using System.Text.Json;

namespace InformationMachine.Export.Tables;

/// <summary>The columns of a kind of record, written down once for all formats.</summary>
internal sealed class ColumnList<T> : IReadOnlyList<Column>
    where T : class
{
    private readonly List<Column> _columns = [];

    public int Count => _columns.Count;

    public Column this[int index] => _columns[index];

    public ColumnList<T> Text(string name, Func<T, string?> get) => Add(new TextColumn(name, record => get((T)record)));

    public ColumnList<T> Number(string name, Func<T, long?> get) => Add(new NumberColumn(name, record => get((T)record)));

    public ColumnList<T> Real(string name, Func<T, double> get) => Add(new RealColumn(name, record => get((T)record)));

    public ColumnList<T> Flag(string name, Func<T, bool> get) => Add(new FlagColumn(name, record => get((T)record)));

    public ColumnList<T> Time(string name, Func<T, DateTimeOffset> get) => Add(new TimeColumn(name, record => get((T)record)));

    public ColumnList<T> Json(string name, Action<Utf8JsonWriter, T> write) => Add(new JsonColumn(name, (json, record) => write(json, (T)record)));

    /// <summary>A list whose items are written one by one.</summary>
    public ColumnList<T> List<TItem>(string name, Func<T, IEnumerable<TItem>> items, Action<Utf8JsonWriter, TItem> write) => Json(name, (json, record) =>
    {
        json.WriteStartArray();
        foreach (var item in items(record)) write(json, item);
        json.WriteEndArray();
    });

    public IEnumerator<Column> GetEnumerator() => _columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ColumnList<T> Add(Column column)
    {
        _columns.Add(column);
        return this;
    }
}

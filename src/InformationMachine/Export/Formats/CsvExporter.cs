using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;

namespace InformationMachine.Export.Formats;

/// <summary>
/// Comma-separated values (RFC 4180, UTF-8, a heading line), a file for each kind. Texts are always quoted. A text that a spreadsheet
/// would take for a formula gets an apostrophe before it, and so does one that begins with an apostrophe, so that taking away one
/// leading apostrophe always gives the text back. Files begin with a byte order mark: without one, Excel takes them for the code page of its
/// country. A stream has none: whatever reads it knows what it asked for.
/// </summary>
internal sealed class CsvExporter : IExporter
{
    /// <summary>What formulas begin with, also in the wide letters that spreadsheets fold; and the apostrophe itself.</summary>
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("=+-@|%'\uFF1D\uFF0B\uFF0D\uFF20\u2212");

    public string Name => "csv";

    public Task ExportAsync(ExportSource source, IExportTarget target, CancellationToken cancellationToken)
    {
        if (!target.IsFolder && source.Tables.Count > 1) throw new RefusedException(ExitCode.Usage, "CSV needs a file for each kind of record: name a folder (--output DIR/), or one kind (--kinds posts).");
        foreach (var table in source.Tables)
        {
            using var file = new StreamWriter(target.Open(table.Name + ".csv"), new UTF8Encoding(target.IsFile), 1 << 16);
            Write(file, table, source.Read(table, cancellationToken));
        }

        return Task.CompletedTask;
    }

    /// <summary>Writes a text as a cell.</summary>
    public static void Cell(TextWriter file, string text)
    {
        file.Write(IsDangerous(text) ? "\"'" : "\"");
        file.Write(text.Contains('"', StringComparison.Ordinal) ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text);
        file.Write('"');
    }

    private static void Write(StreamWriter file, RecordTable table, IEnumerable<object> records)
    {
        file.Write(string.Join(',', table.Columns.Select(column => column.Name)));
        file.Write("\r\n");
        foreach (var record in records)
        {
            for (var i = 0; i < table.Columns.Count; i++)
            {
                if (i > 0) file.Write(',');
                Write(file, table.Columns[i], record);
            }

            file.Write("\r\n");
        }
    }

    private static void Write(StreamWriter file, Column column, object record)
    {
        switch (column)
        {
            case TextColumn text when text.Get(record) is { } value:
                Cell(file, value);
                break;
            case JsonColumn nested:
                Cell(file, Json(nested, record));
                break;
            case NumberColumn number when number.Get(record) is { } value:
                Plain(file, value, default);
                break;
            case RealColumn real:
                Plain(file, real.Get(record), "R");
                break;
            case FlagColumn flag:
                file.Write(flag.Get(record) ? "true" : "false");
                break;
            case TimeColumn time:
                Plain(file, time.Get(record).UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'");
                break;
        }
    }

    private static void Plain<T>(TextWriter file, T value, ReadOnlySpan<char> format)
        where T : ISpanFormattable
    {
        Span<char> text = stackalloc char[40];
        if (!value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture)) throw new InvalidOperationException($"{value} is longer than any number or time.");
        file.Write(text[..length]);
    }

    /// <summary>JSON as text.</summary>
    public static string Json(JsonColumn column, object record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, RecordJson.Options)) column.Write(json, record);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Spreadsheets pass over blanks, controls and invisible characters before they look for a formula.</summary>
    private static bool IsDangerous(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) continue;
            return Dangerous.Contains(c);
        }

        return false;
    }
}

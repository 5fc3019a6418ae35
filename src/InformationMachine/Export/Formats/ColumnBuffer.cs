using System.Buffers;
using InformationMachine.Export.Tables;
using Parquet;
using Parquet.Schema;

namespace InformationMachine.Export.Formats;

/// <summary>
/// The values of one column of a Parquet row group, taken out of the records as they pass: holding thousands of records with their texts
/// instead was measured to keep the garbage collector busy for half of the time.
/// </summary>
internal abstract class ColumnBuffer
{
    private protected ColumnBuffer(DataField column) => Column = column;

    private protected DataField Column { get; }

    /// <summary>How a column is declared in the file.</summary>
    public static Field Declare(Column column) => column switch
    {
        NumberColumn => new DataField<long?>(column.Name),
        RealColumn => new DataField<double>(column.Name),
        FlagColumn => new DataField<bool>(column.Name),
        TimeColumn => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: false),
        _ => new DataField<string>(column.Name),
    };

    /// <param name="column">What to take out of a record.</param>
    /// <param name="field">The column in the file's schema.</param>
    /// <param name="rows">The most rows.</param>
    public static ColumnBuffer Of(Column column, DataField field, int rows) => column switch
    {
        NumberColumn number => new Optional(field, rows, record => number.Get(record)),
        RealColumn real => new Values<double>(field, rows, real.Get),
        FlagColumn flag => new Values<bool>(field, rows, flag.Get),
        TimeColumn time => new Values<DateTime>(field, rows, record => time.Get(record).UtcDateTime),
        JsonColumn nested => new Texts(field, rows, record => CsvExporter.Json(nested, record)),
        TextColumn text => new Texts(field, rows, text.Get),
        _ => throw new InvalidOperationException($"Column {column.Name} has no type in Parquet."),
    };

    /// <summary>Takes the value of a record as that of a row; returns how many letters that are.</summary>
    public abstract int Take(int row, object record);

    /// <summary>Writes so many rows.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, int rows, CancellationToken cancellationToken);

    private sealed class Values<T>(DataField column, int rows, Func<object, T> get) : ColumnBuffer(column)
        where T : struct
    {
        private readonly T[] _values = new T[rows];

        public override int Take(int row, object record)
        {
            _values[row] = get(record);
            return 0;
        }

        public override Task WriteAsync(ParquetRowGroupWriter group, int rows, CancellationToken cancellationToken) =>
            group.WriteAsync<T>(Column, _values.AsMemory(0, rows), cancellationToken: cancellationToken);
    }

    private sealed class Optional(DataField column, int rows, Func<object, long?> get) : ColumnBuffer(column)
    {
        private readonly long?[] _values = new long?[rows];

        public override int Take(int row, object record)
        {
            _values[row] = get(record);
            return 0;
        }

        public override Task WriteAsync(ParquetRowGroupWriter group, int rows, CancellationToken cancellationToken) =>
            group.WriteAsync<long>(Column, _values.AsMemory(0, rows), cancellationToken: cancellationToken);
    }

    /// <summary>All texts in one array, one after the other.</summary>
    private sealed class Texts(DataField column, int rows, Func<object, string?> get) : ColumnBuffer(column)
    {
        private const int Missing = -1;

        private readonly (int Start, int Length)[] _texts = new (int, int)[rows];
        private readonly ReadOnlyMemory<char>?[] _values = new ReadOnlyMemory<char>?[rows];
        private readonly ArrayBufferWriter<char> _letters = new();

        public override int Take(int row, object record)
        {
            if (row == 0) _letters.ResetWrittenCount();
            var text = get(record);
            _texts[row] = (_letters.WrittenCount, text?.Length ?? Missing);
            if (text is not null) _letters.Write(text);
            return text?.Length ?? 0;
        }

        public override async Task WriteAsync(ParquetRowGroupWriter group, int rows, CancellationToken cancellationToken)
        {
            for (var row = 0; row < rows; row++)
            {
                var (start, length) = _texts[row];
                _values[row] = length == Missing ? default(ReadOnlyMemory<char>?) : _letters.WrittenMemory.Slice(start, length);
            }

            await group.WriteAsync<ReadOnlyMemory<char>>(Column, _values.AsMemory(0, rows), cancellationToken: cancellationToken);
        }
    }
}

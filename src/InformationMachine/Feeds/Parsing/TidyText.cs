using System.Buffers;
using System.Globalization;
using System.Text;
using InformationMachine.Text;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Text for people as it is put together: NFC, no control or bidirectional override characters, blanks folded, paragraphs separated by
/// single line breaks. Use once, then <see cref="Finish"/>; not thread-safe.
/// </summary>
internal struct TidyText
{
    /// <summary>What Windows-1252 has between 128 and 159, where Unicode has control characters nobody means.</summary>
    private const string Windows = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Characters that are kept as they are, wherever they stand; of blanks, the first.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range(0xA1, 0xAC - 0xA1 + 1)).Concat(Enumerable.Range(0xAE, 0x300 - 0xAE)).Select(c => (char)c)));

    private char[] _buffer;
    private int _length;
    private Joint _joint;

    /// <param name="capacity">Characters it is likely to hold.</param>
    public TidyText(int capacity) => _buffer = ArrayPool<char>.Shared.Rent(capacity);

    /// <summary>Adds text.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="breaksLines">Whether its line breaks are the author's; in HTML they are blanks.</param>
    public void Append(ReadOnlySpan<char> text, bool breaksLines)
    {
        if (_joint != Joint.None && !text.IsWhiteSpace()) Join(text.TrimStart()[0]);
        if (_buffer.Length - _length < text.Length + 1) Grow(text.Length + 1);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            AppendPlain(plain < 0 ? text : text[..plain]);
            if (plain < 0) return;
            Append(text[plain], breaksLines);
            text = text[(plain + 1)..];
        }
    }

    /// <summary>The latest character; none where nothing has been added.</summary>
    public readonly char Last => _length == 0 ? '\0' : _buffer[_length - 1];

    /// <summary>Ends a cell of a row: a mark parts it from the next one with words, if that stands on the same line.</summary>
    public void EndCell() => _joint = Joint.Cell;

    /// <summary>Words were left out here: a mark that follows closes up to what stands before them.</summary>
    public void Omit() => _joint = _joint == Joint.None ? Joint.Omission : _joint;

    /// <summary>Ends a line, unless it has just begun.</summary>
    public void Break()
    {
        _joint = Joint.None;
        if (_length > 0 && _buffer[_length - 1] == ' ') _length--;
        if (_length == 0 || _buffer[_length - 1] == '\n') return;
        if (_buffer.Length == _length) Grow(1);
        _buffer[_length++] = '\n';
    }

    /// <summary>Adds a blank, unless there is one.</summary>
    public void Blank()
    {
        if (IsAtBlank()) return;
        if (_buffer.Length == _length) Grow(1);
        _buffer[_length++] = ' ';
    }

    /// <summary>The whole text.</summary>
    public string Finish()
    {
        while (_length > 0 && _buffer[_length - 1] is ' ' or '\n') _length--;
        var text = _length == 0 ? "" : new string(_buffer, 0, _length);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
        return Normalize(text);
    }

    private void Join(char next)
    {
        var joint = _joint;
        _joint = Joint.None;
        if (joint == Joint.Omission && Last == ' ' && (next is '.' or ',' or ';' or ':' or '!' or '?' or ')')) _length--;
        if (joint != Joint.Cell || _length == 0 || Last == '\n') return;
        Blank();
        if (_buffer.Length - _length < 2) Grow(2);
        _buffer[_length++] = '|';
        _buffer[_length++] = ' ';
    }

    private readonly bool IsAtBlank() => _length == 0 || _buffer[_length - 1] is ' ' or '\n';

    private void AppendPlain(ReadOnlySpan<char> run)
    {
        if (IsAtBlank()) run = run.TrimStart(' ');
        for (var twice = run.IndexOf("  "); twice >= 0; twice = run.IndexOf("  "))
        {
            Copy(run[..(twice + 1)]);
            run = run[(twice + 2)..].TrimStart(' ');
        }

        Copy(run);
    }

    private void Copy(ReadOnlySpan<char> run)
    {
        run.CopyTo(_buffer.AsSpan(_length));
        _length += run.Length;
    }

    private void Append(char c, bool breaksLines)
    {
        if (breaksLines && c is '\n' or '\r' or '\u2028' or '\u2029') Break();
        else if (c != '\u0085' && char.IsWhiteSpace(c)) Blank();
        else if (Kept(c) is { } kept) _buffer[_length++] = kept;
    }

    private static char? Kept(char c)
    {
        if (c is >= '\u0080' and <= '\u009F') c = Windows[c - 0x80];
        return c is ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\u200B' or '\u00AD') || char.GetUnicodeCategory(c) == UnicodeCategory.Control ? null : c;
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + more));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<char>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private static string Normalize(string text)
    {
        try
        {
            return Composition.Compose(text);
        }
        catch (ArgumentException)
        {
            // A lone surrogate or a non-character: replace what Unicode does not allow, then normalise.
            return Composition.Compose(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD'));
        }
    }

    private enum Joint
    {
        None,
        Cell,
        Omission,
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>
/// HTML under construction. The literal parts of an interpolated string are markup, its holes are text and are escaped, so that what
/// posts say cannot become markup by being forgotten; only another <see cref="Markup"/> goes in as it is.
/// </summary>
internal sealed class Markup
{
    /// <summary>What is escaped, or replaced because pages cannot hold it: control characters and halves of surrogate pairs.</summary>
    private static readonly SearchValues<char> NotPlain = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c is '&' or '<' or '>' or '"' or '\'' || char.IsControl(c) || char.IsSurrogate(c))]);

    private readonly StringBuilder _text = new();

    public static Markup Empty { get; } = new();

    /// <summary>A piece of its own.</summary>
    public static Markup Of(ref MarkupInterpolation piece) => piece.Markup;

    /// <summary>All pieces in order.</summary>
    public static Markup Join(IEnumerable<Markup> pieces)
    {
        var all = new Markup();
        foreach (var piece in pieces) all._text.Append(piece._text);
        return all;
    }

    /// <summary>Markup that was written in the program itself; never text of a post.</summary>
    public static Markup Trusted(string markup)
    {
        var piece = new Markup();
        piece.Raw(markup);
        return piece;
    }

    /// <summary>True while nothing was added.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Appends a piece.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref MarkupInterpolation piece)
    {
        _ = piece;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    internal void Raw(string literal) => _text.Append(literal);

    internal void Raw(Markup markup) => _text.Append(markup._text);

    internal void Text(string? text)
    {
        var rest = text.AsSpan();
        // Most of a text goes in as it is; only from the first character on that does not is it looked at one by one.
        var plain = rest.IndexOfAny(NotPlain);
        _text.Append(plain < 0 ? rest : rest[..plain]);
        if (plain < 0) return;
        foreach (var rune in rest[plain..].EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                case '\n': _text.Append('\n'); break;
                default:
                    if (Rune.IsControl(rune)) _text.Append(' ');
                    else _text.Append(rune);
                    break;
            }
        }
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>What the compiler turns an interpolated string into where <see cref="Markup"/> is expected.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupInterpolation
{
    public MarkupInterpolation(int literalLength, int formattedCount)
        : this(literalLength, formattedCount, new Markup())
    {
    }

    public MarkupInterpolation(int literalLength, int formattedCount, Markup markup)
    {
        _ = literalLength + formattedCount;
        Markup = markup;
    }

    public Markup Markup { get; }

    public void AppendLiteral(string markup) => Markup.Raw(markup);

    public void AppendFormatted(Markup markup) => Markup.Raw(markup);

    public void AppendFormatted(string? text) => Markup.Text(text);

    public void AppendFormatted(int number) => Markup.Raw(number.ToString(CultureInfo.InvariantCulture));
}

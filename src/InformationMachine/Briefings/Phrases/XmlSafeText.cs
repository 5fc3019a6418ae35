using System.Text;
using System.Xml;

namespace InformationMachine.Briefings.Phrases;

/// <summary>Text without the characters that XML cannot hold at all, escaped or not.</summary>
internal static class XmlSafeText
{
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)) kept.Append(rune);
        }

        return kept.ToString();
    }
}

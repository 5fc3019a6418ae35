using System.Globalization;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site.Mail;

/// <summary>A digest as plain text, for the text part of its e-mail.</summary>
internal sealed class DigestText(SiteOptions options)
{
    private const string Rule = "----------------------------------------";

    public string Render(Digest digest)
    {
        var text = new StringBuilder().Append(PlainLine.Of(options.Title)).Append('\n')
            .Append(Wording.Day(digest.Day)).Append(" · ").Append(digest.Summary()).Append('\n');
        foreach (var story in digest.Stories) Append(text, story);
        if (digest.Others > 0) text.Append('\n').Append(Wording.Count(digest.Others, "more story moved", "more stories moved")).Append(".\n");
        if (options.Absolute($"days/{Wording.Day(digest.Day)}.html") is { } all) text.Append('\n').Append("The whole day: ").Append(all).Append('\n');
        return text.Append('\n').Append(Rule).Append('\n').Append(Wording.Promise).Append('\n').ToString();
    }

    private void Append(StringBuilder text, DayStory story)
    {
        text.Append('\n').Append(Rule).Append("\n\n").Append(story.Title).Append('\n').Append(story.Moved).Append('\n');
        foreach (var sentence in story.News)
        {
            text.Append("\n  • ").Append(Spoken.Line(sentence, PhraseBook.For(story.Language))).Append(' ')
                .AppendJoin("", sentence.Citations.Select(number => string.Create(CultureInfo.InvariantCulture, $"[{number}]")));
        }

        foreach (var line in story.Developments) text.Append("\n  • ").Append(line);
        if (!story.News.IsEmpty || !story.Developments.IsEmpty) text.Append('\n');
        if (options.Absolute($"threads/{story.Thread.ToString(CultureInfo.InvariantCulture)}.html") is { } address) text.Append('\n').Append(address).Append('\n');
    }
}

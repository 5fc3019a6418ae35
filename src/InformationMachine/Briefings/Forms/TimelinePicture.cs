using System.Globalization;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Forms;

/// <summary>
/// A picture of a thread: a lane for each author with a dot for each post, a mark for each version below. Positions are shares of the
/// width, so that it fits a telephone as it fits a desk and its letters keep their size.
/// </summary>
internal sealed class TimelinePicture
{
    private const int MostLanes = 8;
    private const int LaneHeight = 36;
    private const int Top = 8;
    private const int MostDescribed = 20;
    private const double LabelGap = 5;
    private const int NameLength = 40;

    private readonly IReadOnlyList<(string Name, IReadOnlyList<DateTimeOffset> Posts)> _lanes;
    private readonly IReadOnlyList<VersionSummary> _versions;
    private readonly PhraseBook _phrases;
    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;

    private TimelinePicture(Briefing briefing, IReadOnlyList<VersionSummary> versions, PhraseBook phrases)
    {
        _phrases = phrases;
        _lanes = Lanes(briefing, phrases);
        _versions = versions;
        _from = _lanes.SelectMany(lane => lane.Posts).Concat(versions.Select(version => version.WrittenAt)).Min();
        _to = _lanes.SelectMany(lane => lane.Posts).Concat(versions.Select(version => version.WrittenAt)).Max();
    }

    private int Axis => Top + ((_lanes.Count + 1) * LaneHeight) + 14;

    /// <summary>As part of a page, which styles it; empty where no post is cited.</summary>
    public static Markup Inline(BriefingPage page, PhraseBook phrases) => page.Briefing.Sources.IsEmpty
        ? Markup.Empty
        : Markup.Of($"""<figure class="picture">{new TimelinePicture(page.Briefing, page.Versions, phrases).Svg("", Markup.Empty)}</figure>{"\n"}""");

    /// <summary>As a file of its own, light or dark as the reader likes it.</summary>
    public static string File(BriefingPage page) => page.Briefing.Sources.IsEmpty ? "" : XmlSafeText.Of(new TimelinePicture(page.Briefing, page.Versions, PhraseBook.For(page.Briefing.Language)).Svg(" xmlns=\"http://www.w3.org/2000/svg\"", Style()).ToString()) + "\n";

    private static Markup Style() => Markup.Trusted("""
        <style>
        svg{--paper:#fbfaf7;--ink:#1c2024;--soft:#555c63;--line:#e1ddd4;--accent:#0b5e73;--warm:#8a4b0f}
        @media (prefers-color-scheme:dark){svg{--paper:#14171a;--ink:#e7e4dd;--soft:#a4abb1;--line:#30363c;--accent:#7fc8d8;--warm:#e8b176}}
        text{font:12px system-ui,sans-serif;fill:var(--soft)} .name{font-weight:600;fill:var(--ink)} .lane{stroke:var(--line)} .post{fill:var(--accent);fill-opacity:.75}
        .version-line{stroke:var(--warm);stroke-opacity:.35;stroke-dasharray:2 3} .version-mark{fill:var(--warm)} .version-number{fill:var(--warm);font-weight:600} .end{text-anchor:end} .middle{text-anchor:middle}
        .paper{fill:var(--paper)}
        </style><rect class="paper" width="100%" height="100%"/>
        """);

    private static List<(string Name, IReadOnlyList<DateTimeOffset> Posts)> Lanes(Briefing briefing, PhraseBook phrases)
    {
        var authors = briefing.Sources.GroupBy(source => PlainLine.Of(source.Author), StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Posts: (IReadOnlyList<DateTimeOffset>)[.. group.Select(source => source.PublishedAt).Order()]))
            .OrderByDescending(lane => lane.Posts.Count).ThenBy(lane => lane.Posts[0]).ThenBy(lane => lane.Name, StringComparer.Ordinal).ToList();
        if (authors.Count <= MostLanes) return authors;
        var others = authors.Skip(MostLanes - 1).ToList();
        return [.. authors.Take(MostLanes - 1), (PhraseBook.Fill(phrases.Pages.Others, Wording.Number(others.Count)), [.. others.SelectMany(lane => lane.Posts).Order()])];
    }

    private Markup Svg(string attributes, Markup style) => Markup.Of($"""
        <svg{Markup.Trusted(attributes)} class="timeline" role="img" aria-labelledby="timeline-title timeline-text" width="100%" height="{Axis + 24}">
        <title id="timeline-title">{_phrases.Pages.Picture}</title>
        <desc id="timeline-text">{Description()}</desc>
        {style}{Marks()}{Markup.Join(_lanes.Select((lane, i) => Lane(lane, Top + (i * LaneHeight))))}
        <text class="name" x="0" y="{Top + (_lanes.Count * LaneHeight) + 12}">{_phrases.Pages.Versions}</text>
        <text x="0" y="{Axis + 16}">{Wording.Day(_from)}</text><text class="end" x="100%" y="{Axis + 16}">{Wording.Day(_to)}</text>
        </svg>
        """);

    private Markup Lane((string Name, IReadOnlyList<DateTimeOffset> Posts) lane, int y)
    {
        // Posts of the same moment are one greater dot.
        var dots = lane.Posts.GroupBy(X, StringComparer.Ordinal).Select(dot => Markup.Of($"""<circle class="post" cx="{dot.Key}%" cy="{y + 25}" r="{Radius(dot.Count())}"><title>{PlainLine.Excerpt(lane.Name, NameLength)}, {_phrases.PostsOf(dot.Count())}, {Wording.Minute(dot.First())}</title></circle>"""));
        return Markup.Of($"""
            <text class="name" x="0" y="{y + 12}">{PlainLine.Excerpt(lane.Name, NameLength)}</text><text class="end" x="100%" y="{y + 12}">{lane.Posts.Count}</text><line class="lane" x1="0" x2="100%" y1="{y + 25}" y2="{y + 25}"/>{Markup.Join(dots)}

            """);
    }

    /// <summary>A line through all lanes and a mark for each version; a number where there is room, the newest always.</summary>
    private Markup Marks()
    {
        var y = Top + (_lanes.Count * LaneHeight) + 25;
        var marks = new Markup();
        var free = double.MaxValue;
        foreach (var place in _versions.Reverse().GroupBy(version => X(version.WrittenAt), StringComparer.Ordinal))
        {
            var x = double.Parse(place.Key, CultureInfo.InvariantCulture);
            marks.Add($"""<line class="version-line" x1="{place.Key}%" x2="{place.Key}%" y1="{Top + 16}" y2="{y}"/><circle class="version-mark" cx="{place.Key}%" cy="{y}" r="3"><title>{_phrases.VersionOf(place.First().Version)}, {Wording.Minute(place.First().WrittenAt)}</title></circle>""");
            if (free - x < LabelGap) continue;
            free = x;
            marks.Add($"""<text class="version-number {(x > 97 ? "end" : "middle")}" x="{place.Key}%" y="{y + 18}">{place.First().Version}</text>""");
        }

        return marks;
    }

    private string Description()
    {
        var lanes = _lanes.Select(lane => $"{lane.Name}{_phrases.Colon}{_phrases.PostsOf(lane.Posts.Count)}, {Span(lane.Posts)}{_phrases.Stop}");
        var versions = _versions.TakeLast(MostDescribed).Select(version => $"{_phrases.VersionOf(version.Version)}, {Wording.Minute(version.WrittenAt)}{_phrases.Stop}");
        return string.Join(' ', lanes.Concat(versions));
    }

    private string Span(IReadOnlyList<DateTimeOffset> posts)
    {
        var (first, last) = (Wording.Day(posts[0]), Wording.Day(posts[^1]));
        return first == last ? first : PhraseBook.Fill(_phrases.Pages.Span, first, last);
    }

    private string X(DateTimeOffset time)
    {
        var span = _to - _from;
        return (span == TimeSpan.Zero ? 50 : 1.5 + (97 * ((time - _from) / span))).ToString("0.#", CultureInfo.InvariantCulture);
    }

    private static string Radius(int posts) => Math.Min(11, 3.5 + (1.5 * (Math.Sqrt(posts) - 1)) + 1).ToString("0.#", CultureInfo.InvariantCulture);
}

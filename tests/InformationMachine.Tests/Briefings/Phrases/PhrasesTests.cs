using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Forms.Html;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site;
using InformationMachine.Briefings.Site.Html;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Phrases;

/// <summary>A thread is told in one language: its own words and the machine's around them.</summary>
public sealed partial class PhrasesTests
{
    private const string Said = "Ωμέγα";

    /// <summary>Names of forms and of the site, and what browsers and feed readers read rather than people.</summary>
    private static readonly string[] Names = ["Markdown", "JSON", "Atom", "UTC", "The", "Information", "Machine", "example", "org", "https"];

    public static TheoryData<string> Languages => [.. PhraseBook.Languages];

    public static TheoryData<string> OtherLanguages => [.. PhraseBook.Languages.Where(language => language != "en")];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_language_has_all_words(string language)
    {
        var phrases = PhraseBook.For(language);
        phrases.Language.ShouldBe(language);
        var english = All(PhraseBook.For("en")).ToList();
        foreach (var ((path, text), (_, model)) in All(phrases).Zip(english))
        {
            text.ShouldNotBeNullOrWhiteSpace(path);
            text.ShouldBe(text.Trim(), path);
            // "One" may do without its number.
            if (!path.EndsWith("Item1", StringComparison.Ordinal) || !model.Contains("{0} ", StringComparison.Ordinal)) Places(text).ShouldBe(Places(model), path);
        }
    }

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void A_language_has_words_of_its_own(string language)
    {
        var same = All(PhraseBook.For(language)).Zip(All(PhraseBook.For("en"))).Where(pair => pair.First.Text == pair.Second.Text && pair.First.Text.Any(char.IsLetter)).ToList();
        // "Version", "Sources", "Text" are words of some others as well; a file that somebody began by copying has many more.
        same.Count.ShouldBeLessThan(10, string.Join(", ", same.Select(pair => pair.First.Path)));
    }

    [Fact]
    public void Every_language_that_the_machine_can_tell_has_words() => PhraseBook.Languages.ShouldBe(ThreadLanguage.Told, ignoreOrder: true);

    [Fact]
    public void Another_language_gets_English_throughout() => PhraseBook.For("cy").ShouldBe(PhraseBook.For("en"));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void No_form_of_a_thread_holds_a_word_of_another_language(string language)
    {
        var known = All(PhraseBook.For(language)).SelectMany(phrase => Words(phrase.Text)).Concat(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (form, text) in Forms(language)) Words(text).Where(word => !known.Contains(word)).Distinct().ShouldBeEmpty($"{form} in {language}");
    }

    [Theory]
    [InlineData("ar", true)]
    [InlineData("fa", true)]
    [InlineData("he", true)]
    [InlineData("ur", true)]
    [InlineData("de", false)]
    [InlineData("ja", false)]
    public void A_page_runs_as_its_language_does(string language, bool isRightToLeft)
    {
        var page = new HtmlRenderer(RenderersTests.Frame).Render(RenderersTests.Page(Versions(language)[1]));
        var root = new HtmlParser().ParseDocument(page).DocumentElement;
        root.GetAttribute("lang").ShouldBe(language);
        (root.GetAttribute("dir") == "rtl").ShouldBe(isRightToLeft);
    }

    /// <summary>Everything that is written of a thread, as people read it, where no post says a Latin word.</summary>
    private static IEnumerable<(string Form, string Text)> Forms(string language)
    {
        var versions = Versions(language);
        VersionSummary[] summaries = [.. versions.Select(VersionSummary.Of)];
        foreach (var briefing in versions)
        {
            foreach (var isPermanent in new[] { true, false })
            {
                var page = RenderersTests.Page(briefing, isPermanent) with { Versions = [.. summaries] };
                yield return ("page", Read(new HtmlRenderer(RenderersTests.Frame).Render(page)));
                yield return ("text", new PlainTextRenderer("").Render(page));
                yield return ("Markdown", Destination().Replace(new MarkdownRenderer().Render(page), ""));
                yield return ("picture", Read(new SvgRenderer().Render(page)));
            }
        }

        yield return ("history", Read(new HtmlHistory(RenderersTests.Frame).Page(summaries, versions)));
        yield return ("history.md", MarkdownDiff.History(summaries, versions));
        yield return ("comparison", Read(new HtmlCompare(RenderersTests.Frame).Page(summaries, versions[..2])));
        yield return ("the same twice", Read(new HtmlCompare(RenderersTests.Frame).Page(summaries, [versions[0], versions[0]])));
        yield return ("comparison.md", MarkdownDiff.Between(versions[0], versions[1]));
        yield return ("forward", Read(new HtmlForward(RenderersTests.Frame).Page(FerryStory.Thread() with { Title = Said }, null, PhraseBook.For(language))));
        var feed = new AtomFeed(new SiteOptions { Title = Said }, Guid.Empty).Thread([AtomFeed.Entry(null, versions[0]), AtomFeed.Entry(versions[0], versions[1])]);
        yield return ("feed", string.Join('\n', AtomTexts().Matches(feed).Select(match => Read(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)))));
    }

    /// <summary>One with everything in it, for every reason there is, and one with nothing.</summary>
    private static Briefing[] Versions(string language)
    {
        var full = HostileStory.Everywhere([Said, Said + Said]) with { Language = language, Version = 1, PostCount = 1 };
        var sections = full.Sections;
        sections = sections with
        {
            Notes = [FerryStory.Says(Said, 1) with { EditedBy = Said }],
            OpenQuestions = [.. Enum.GetValues<OpenQuestionKind>().Select(kind => new OpenQuestion(kind, FerryStory.Says(Said + kind.ToString("D"), 1))), .. sections.OpenQuestions],
            Timeline = [new TimelineEntry(new DateOnly(2027, 1, 1), FerryStory.Says(Said, 1), IsExpected: true), .. sections.Timeline],
            Perspectives = [.. Enum.GetValues<EvolutionKind>().SelectMany(kind => new[] { 1, 3 }.Select(posts => new Perspective(Said, Said, [FerryStory.Says(Said, 1)], new Evolution(kind, posts, new DateOnly(2026, 5, 17), []))))],
            Tensions = [.. Enum.GetValues<TensionKind>().Select(kind => sections.Tensions[0] with { Kind = kind })],
        };
        full = full with { Sections = sections, Sources = [.. full.Sources.Select((source, i) => source with { Echoes = [.. Enumerable.Repeat(FerryStory.Newest.Sources[0].Post, i + 1)], Url = "https://example.org/" })] };
        return
        [
            full,
            full with { Version = 2, PostCount = 9, Sections = new BriefingSections(), Sources = [], Reason = new BriefingReason(3, 2, 1) { LatePosts = 2, Decisions = 2 } },
            full with { Version = 3, Title = "", Sources = [.. Enumerable.Range(1, 12).Select(i => full.Sources[0] with { Number = i, Author = Said + i.ToString(CultureInfo.InvariantCulture) })], Reason = new BriefingReason(1, 1, 0) },
        ];
    }

    /// <summary>What a page says to the eye and to the ear.</summary>
    private static string Read(string markup)
    {
        var document = new HtmlParser().ParseDocument(markup);
        foreach (var element in document.QuerySelectorAll("script, style")) element.Remove();
        var heard = document.All.SelectMany(element => element.Attributes.Where(attribute => attribute.Name is "aria-label" or "data-words" or "data-same" or "data-unchanged" or "data-added" or "data-removed" or "data-failed" || attribute.Name == "title" && element.LocalName != "link").Select(attribute => attribute.Value));
        return string.Join('\n', heard.Concat(document.Descendants<IText>().Select(text => text.Data)));
    }

    /// <summary>The words in Latin letters of two or more.</summary>
    private static IEnumerable<string> Words(string text) => LatinWord().Matches(text).Select(match => match.Value);

    private static int[] Places(string text) => [.. PlaceOfValue().Matches(text).Select(match => match.Value[1] - '0').Order()];

    /// <summary>All texts of phrases, with their property.</summary>
    private static IEnumerable<(string Path, string Text)> All(object phrases) =>
        phrases.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && !property.GetMethod!.IsStatic && property.Name is not (nameof(PhraseBook.Language) or nameof(PhraseBook.Colon) or nameof(PhraseBook.Comma) or nameof(PhraseBook.Stop) or nameof(PhraseBook.Posts)))
            .SelectMany(property => Texts(property.Name, property.GetValue(phrases)!));

    private static IEnumerable<(string Path, string Text)> Texts(string path, object value) => value switch
    {
        string text => [(path, text)],
        ITuple tuple => Enumerable.Range(0, tuple.Length).Select(i => ($"{path}.Item{i + 1}", (string)tuple[i]!)),
        PhrasesOfSections or PhrasesOfPages or PhrasesOfChanges => All(value).Select(inner => ($"{path}.{inner.Path}", inner.Text)),
        _ => [],
    };

    [GeneratedRegex(@"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex LatinWord();

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceOfValue();

    /// <summary>Where Markdown's links lead, which nobody reads.</summary>
    [GeneratedRegex(@"\]\([^)]*\)|^\[\d+\]: .*$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Destination();

    [GeneratedRegex("<(?:title|summary|content)[^>]*>([^<]*)<", RegexOptions.CultureInvariant)]
    private static partial Regex AtomTexts();
}

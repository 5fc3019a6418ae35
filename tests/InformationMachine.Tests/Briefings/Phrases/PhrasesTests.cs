using System.Globalization;
using System.Text.Json.Nodes;
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
        var english = All("en");
        var own = All(language);
        own.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        foreach (var (path, forms) in own)
        {
            foreach (var text in forms)
            {
                text.ShouldBe(text.Trim(), path);
                if (path.EndsWith(".empty", StringComparison.Ordinal) && english[path][0].Length == 0) continue;
                text.ShouldNotBeNullOrWhiteSpace(path);
            }

            Places(forms[^1]).ShouldBe(Places(english[path][^1]), path);
        }
    }

    /// <summary>A phrase that has forms has one for each category that whole numbers fall into; only that of exactly one thing may do without its number.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void A_counted_phrase_has_the_forms_of_its_language(string language)
    {
        var rules = PluralRules.Parse(PhraseBook.For(language).Plural);
        var byCategory = Enumerable.Range(0, 201).GroupBy(rules.Category).ToDictionary(numbers => numbers.Key, numbers => numbers.ToList());
        foreach (var (path, forms) in Plurals(PhraseFiles.Read(language)))
        {
            if (forms.Count > 1) forms.Select(form => form.Key).ShouldBe(byCategory.Keys, ignoreOrder: true, path);
            foreach (var (category, text) in forms)
            {
                if (!text!.GetValue<string>().Contains("{0}", StringComparison.Ordinal)) byCategory[category].Count.ShouldBe(1, path);
            }
        }
    }

    [Theory]
    [InlineData("en", 0, "other")]
    [InlineData("en", 1, "one")]
    [InlineData("fr", 0, "one")]
    [InlineData("fr", 2, "other")]
    [InlineData("pl", 1, "one")]
    [InlineData("pl", 22, "few")]
    [InlineData("pl", 12, "many")]
    [InlineData("pl", 25, "many")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 11, "many")]
    [InlineData("ar", 0, "zero")]
    [InlineData("ar", 2, "two")]
    [InlineData("ar", 103, "few")]
    [InlineData("ar", 111, "many")]
    [InlineData("ar", 100, "other")]
    [InlineData("lv", 0, "zero")]
    [InlineData("lv", 21, "one")]
    [InlineData("sl", 102, "two")]
    [InlineData("he", 2, "two")]
    [InlineData("ro", 19, "few")]
    [InlineData("ro", 20, "other")]
    [InlineData("ja", 1, "other")]
    public void A_number_has_the_category_that_CLDR_gives_it(string language, int number, string category) =>
        PluralRules.Parse(PhraseBook.For(language).Plural).Category(number).ShouldBe(category);

    [Theory]
    [InlineData("i = one")]
    [InlineData("x = 1")]
    [InlineData("i % 10")]
    [InlineData("i is 1")]
    public void Another_notation_is_refused(string rule) =>
        Should.Throw<FormatException>(() => PluralRules.Parse(new Dictionary<string, string> { ["one"] = rule })).Message.ShouldContain(rule);

    [Fact]
    public void A_phrase_that_a_file_lacks_is_said_in_English()
    {
        var file = PhraseFiles.Read("pl");
        file.Remove("evolution");
        file["sections"]!.AsObject().Remove("what");
        file["pages"]!.AsObject().Remove("skip");
        var book = PhraseFiles.Complete("pl", file, PhraseFiles.Read("en"));
        (book.Evolution, book.Heading(Wording.What), book.Pages.Skip).ShouldBe(("Evolution", "What", "Skip to the text"));
        book.Heading(Wording.Sources).ShouldBe("\u0179r\u00F3d\u0142a");
        book.ItemsOf(3).ShouldBe("wpisy: 3");
    }

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void A_language_has_words_of_its_own(string language)
    {
        var english = All("en");
        var same = All(language).Where(phrase => phrase.Value.SequenceEqual(english[phrase.Key]) && phrase.Value[0].Any(char.IsLetter)).ToList();
        // "Version", "Sources", "Text" are words of some others as well; a file that somebody began by copying has many more.
        same.Count.ShouldBeLessThan(10, string.Join(", ", same.Select(pair => pair.Key)));
    }

    [Fact]
    public void Every_language_that_the_machine_can_tell_has_words() => PhraseBook.Languages.ShouldBe(ThreadLanguage.Told, ignoreOrder: true);

    [Fact]
    public void Another_language_gets_English_throughout() => PhraseBook.For("cy").ShouldBe(PhraseBook.For("en"));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void No_form_of_a_thread_holds_a_word_of_another_language(string language)
    {
        var known = All(language).Values.SelectMany(forms => forms).SelectMany(Words).Concat(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
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

    /// <summary>All phrases of a file by their place in it; a counted one with its forms, the general one last.</summary>
    private static Dictionary<string, string[]> All(string language) => Texts("", PhraseFiles.Read(language)).ToDictionary();

    private static IEnumerable<KeyValuePair<string, string[]>> Texts(string path, JsonObject phrases) => phrases
        .Where(phrase => path.Length > 0 || phrase.Key is not ("also" or "plural" or "isRightToLeft" or "colon" or "comma" or "stop"))
        .SelectMany(phrase => phrase.Value switch
        {
            JsonObject forms when forms.ContainsKey(PluralRules.Other) => [KeyValuePair.Create($"{path}.{phrase.Key}", forms.OrderBy(form => form.Key == PluralRules.Other).Select(form => form.Value!.GetValue<string>()).ToArray())],
            JsonObject part => Texts($"{path}.{phrase.Key}", part),
            _ => (IEnumerable<KeyValuePair<string, string[]>>)[KeyValuePair.Create($"{path}.{phrase.Key}", new[] { phrase.Value!.GetValue<string>() })],
        });

    private static IEnumerable<(string Path, JsonObject Forms)> Plurals(JsonObject phrases)
    {
        foreach (var (name, phrase) in phrases)
        {
            if (name == "plural" || phrase is not JsonObject part) continue;
            if (part.ContainsKey(PluralRules.Other)) yield return (name, part);
            else foreach (var inner in Plurals(part)) yield return inner;
        }
    }

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

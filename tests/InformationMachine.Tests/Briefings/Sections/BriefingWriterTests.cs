using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Forms;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Grounding;
using InformationMachine.Text;

namespace InformationMachine.Tests.Briefings.Sections;

public sealed class BriefingWriterTests
{
    private static readonly Post Report = Some.Post(1, "BREAKING: Brightmill will cut 38 support jobs at its Harwich plant next month, the company said. https://example.org/a #jobs", "Ada Hale");
    private static readonly Post Union = Some.Post(2, "The union says Brightmill will cut 45 support jobs at its Harwich plant next month. Who decides which jobs go first?", "Ben Ode");
    private static readonly Post Minister = Some.Post(3, "Minister Carr denies that Brightmill was offered public money for its Harwich plant. This means that the town council carries the risk alone.", "Cleo Marsh");
    private static readonly Post Money = Some.Post(4, "Brightmill was offered public money for its Harwich plant, two councillors report. A hearing is set for 12 June 2026.", "Dan Wick");

    [Fact]
    public void Fewer_posts_than_asked_for_make_no_briefing_and_an_echo_is_no_post()
    {
        Write([Report]).ShouldBeNull();
        Write([Report, Report with { Id = Some.Post(9).Id, Author = "An Agency" }]).ShouldBeNull();
        Write([Report, Union]).ShouldNotBeNull();
    }

    [Fact]
    public void An_echo_shares_its_source()
    {
        var echo = Report with { Id = Some.Post(9).Id, Author = "An Agency" };
        var source = Write([Report, Union, echo])!.Sources.ShouldHaveSingleItemWhere(item => item.Post == Report.Id);
        source.Echoes.ShouldBe([echo.Id]);
    }

    [Fact]
    public void What_belongs_to_the_medium_is_trimmed()
    {
        var all = string.Join('\n', Sentences(Write([Report, Union])!).Select(sentence => sentence.Text));
        foreach (var noise in new[] { "BREAKING", "http", "#" }) all.ShouldNotContain(noise);
    }

    [Fact]
    public void Other_figures_for_the_same_thing_are_a_tension_with_both_sides_quoted()
    {
        var tension = Write([Report, Union])!.Sections.Tensions.ShouldHaveSingleItem();
        tension.Kind.ShouldBe(TensionKind.Figures);
        tension.Sides.Select(side => side.Author).ShouldBe(["Ada Hale", "Ben Ode"]);
        tension.Sides[0].Sentence.Text.ShouldContain("38");
        tension.Sides[1].Sentence.Text.ShouldContain("45");
    }

    [Fact]
    public void A_figure_that_another_post_calls_wrong_is_a_tension_although_that_post_names_both()
    {
        var correction = Some.Post(5, "Brightmill will cut 45 support jobs at its Harwich plant, two managers say, and not the 38 that the company named.", "Ben Ode");
        var tension = Write([Report, correction])!.Sections.Tensions.ShouldHaveSingleItem();
        tension.Kind.ShouldBe(TensionKind.Figures);
        tension.Sides[1].Sentence.Text.ShouldContain("not the 38");
    }

    [Theory]
    [InlineData("Brightmill shares fell 4 percent at the Harwich exchange on Monday.", "Brightmill orders at the Harwich plant rose 19 percent on Monday.")]
    [InlineData("Brightmill raised $90 million for its Harwich plant.", "Brightmill and its Harwich plant are worth $2.3 billion.")]
    [InlineData("Brightmill raised prices for stacked pallets by 18 percent.", "Corwood raised prices for stacked pallets by 10 percent, as Brightmill did.")]
    [InlineData("Please see the notes on the Harwich plant in Episode 59 of the show.", "Please see the notes on the Harwich plant in Episode 63 of the show.")]
    [InlineData("The Harwich plant will never be what it was, its director says.", "The Harwich plant director says that orders rise again.")]
    [InlineData("Brightmill cut 38 support jobs at its Harwich plant.", "Brightmill first named 38 support jobs at its Harwich plant and later 45 jobs.")]
    public void What_goes_together_is_no_tension(string one, string other) =>
        Write([Some.Post(5, one, "Ada Hale"), Some.Post(6, other, "Ben Ode")])!.Sections.Tensions.ShouldBeEmpty();

    [Fact]
    public void The_opposite_is_a_tension()
    {
        var tension = Write([Some.Post(5, "The port of Harwich opened the old quay for ferries on Monday.", "Ada Hale"), Some.Post(6, "The port of Harwich closed the old quay for ferries on Monday.", "Ben Ode")])!.Sections.Tensions.ShouldHaveSingleItem();
        tension.Kind.ShouldBe(TensionKind.Contradiction);
        tension.Sides.Select(side => side.Author).ShouldBe(["Ada Hale", "Ben Ode"]);
    }

    [Fact]
    public void A_denial_is_a_tension()
    {
        var tension = Write([Minister, Money])!.Sections.Tensions.ShouldHaveSingleItem();
        tension.Kind.ShouldBe(TensionKind.Denial);
        tension.Sides.Select(side => side.Author).ShouldBe(["Cleo Marsh", "Dan Wick"]);
    }

    [Fact]
    public void Posts_that_agree_have_no_tension() => Write([Report, Report with { Id = Some.Post(9).Id, Author = "Ben Ode", Text = "Brightmill will cut 38 jobs at Harwich, and the plant keeps its night shift until spring." }])!.Sections.Tensions.ShouldBeEmpty();

    [Fact]
    public void What_a_post_asks_is_an_open_question()
    {
        var question = Write([Report, Union])!.Sections.OpenQuestions.ShouldHaveSingleItemWhere(item => item.Kind == OpenQuestionKind.Asked);
        (question.Sentence.Text, question.Answer).ShouldBe(("Who decides which jobs go first?", null));
    }

    [Fact]
    public void A_figure_that_is_called_wrong_stays_open_as_unresolved() =>
        Write([Report, Union with { Text = "Brightmill will cut 45 support jobs at its Harwich plant next month, the union says, and not the 38 that the company named." }])!.Sections.OpenQuestions.ShouldHaveSingleItemWhere(item => item.Kind == OpenQuestionKind.Unresolved).Sentence.Text.ShouldContain("45");

    [Fact]
    public void A_question_readers_know_of_moves_to_the_answered_ones()
    {
        var first = Write([Report, Union])!;
        var answer = Some.Post(8, "The works council decides which jobs go first, the plant's director says.", "Cleo Marsh");
        var second = Write([Report, Union, answer], first)!.Sections.OpenQuestions;
        second[^1].Sentence.Text.ShouldBe("Who decides which jobs go first?");
        second[^1].Answer.ShouldNotBeNull().Text.ShouldContain("works council");
    }

    [Fact]
    public void A_question_to_the_reader_is_none_of_the_storys() =>
        Write([Report, Union with { Text = "The union asks for talks at the Harwich plant. What do you think of the plan to cut jobs?" }])!.Sections.OpenQuestions.ShouldNotContain(question => question.Kind == OpenQuestionKind.Asked);

    [Fact]
    public void A_day_written_out_ahead_is_expected_and_says_when_it_was_posted()
    {
        var entry = Write([Minister, Money])!.Sections.Timeline[^1];
        (entry.Date, entry.IsExpected, entry.Posted).ShouldBe((new DateOnly(2026, 6, 12), true, new DateOnly(2026, 5, 17)));
    }

    [Fact]
    public void Why_it_matters_is_what_a_post_says_and_otherwise_nothing()
    {
        Write([Minister, Money])!.Sections.WhyItMatters.ShouldHaveSingleItem().Text.ShouldContain("carries the risk");
        Write([Report, Union])!.Sections.WhyItMatters.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("The director is on the record as a friend of the Harwich plant.")]
    [InlineData("Record a message for the people of the Harwich plant.")]
    [InlineData("Not that the Harwich plant has an advantage over others.")]
    [InlineData("The signals at the Harwich plant are only seen by the night shift.")]
    [InlineData("Don't suggest names for the Harwich plant without asking its director.")]
    [InlineData("Part of that is because the Harwich plant is old.")]
    [InlineData("The impact our people have at the Harwich plant is seen by all.")]
    [InlineData("I went to the Harwich plant because a friend works there.")]
    public void What_says_nothing_of_weight_is_not_why_it_matters(string text) =>
        Write([Report, Some.Post(5, text + " Brightmill will cut 38 support jobs.", "Ben Ode")])!.Sections.WhyItMatters.ShouldBeEmpty();

    [Theory]
    [InlineData("The union threats at the Harwich plant are old.")]
    [InlineData("Its director speaks for the first time.")]
    public void A_bare_threat_and_a_first_talk_are_no_reasons(string text) => Cues.Importance().IsMatch(text).ShouldBeFalse();

    [Fact]
    public void A_superlative_that_names_its_time_is_why_it_matters() =>
        WhySection.Select(Candidates.Read([Report, Some.Post(5, "The union calls it the largest cut at the Harwich plant in forty years.", "Ben Ode")]), []).ShouldHaveSingleItem().Text.ShouldContain("largest cut");

    [Fact]
    public void What_somebody_is_quoted_with_says_no_why() =>
        WhySection.Select(Candidates.Read([Report, Some.Post(5, "Harwich: “We left because the risk of the plant was the largest in forty years”", "Ben Ode")]), []).ShouldBeEmpty();

    [Fact]
    public void English_cues_say_nothing_in_another_language_and_its_own_do()
    {
        var report = Some.Post(5, "Die Werft im Hafen baut eine Fähre mit Batterien für den Sund. Das Programm reicht von der Werkstatt bis zum Threat Modeling der neuen Fähre. Damit fährt zum ersten Mal eine Fähre mit Batterien über den Sund.", "Ben Ode");
        var other = Some.Post(6, "Die Fähre der Werft soll im Herbst über den Sund fahren, sagt der Hafen.", "Ada Hale");
        var briefing = Write([report, other])!;
        briefing.Language.ShouldBe("de");
        briefing.Sections.WhyItMatters.ShouldHaveSingleItem().Text.ShouldContain("zum ersten Mal");
    }

    [Fact]
    public void Headlines_that_only_announce_are_left_out_where_others_state_something()
    {
        var what = Write([Headline(5, "How to find a new job in Harwich"), Headline(6, "Brightmill cuts 38 jobs at its Harwich plant"), Headline(7, "Union of Harwich plant calls a strike for Monday")])!.Sections.What;
        what.Select(sentence => sentence.Text).ShouldBe(["Brightmill cuts 38 jobs at its Harwich plant.", "Union of Harwich plant calls a strike for Monday."]);
    }

    [Fact]
    public void Posts_of_nothing_but_a_name_still_make_a_page()
    {
        var briefing = Write([Headline(5, "Harwich plant"), Headline(6, "Brightmill layoffs"), Headline(7, "Works council")])!;
        briefing.Sections.What.ShouldNotBeEmpty();
        briefing.Sources.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_post_of_a_few_words_is_told_where_little_else_is()
    {
        var briefing = Write([Report, Some.Post(5, "Layoffs in Harwich", "Ben Ode")])!;
        briefing.Sections.What.Select(sentence => sentence.Text).ShouldContain("Layoffs in Harwich.");
        briefing.Sections.Perspectives.Select(view => view.Author).ShouldNotContain("Ben Ode", "a name is no view");
        briefing.Sources.Select(source => source.Author).ShouldContain("Ben Ode");
        Write([Report, Union, Minister, Some.Post(5, "Layoffs in Harwich", "Ben Ode")])!.Sections.What.Select(sentence => sentence.Text).ShouldNotContain("Layoffs in Harwich.");
    }

    [Fact]
    public void A_title_is_cut_where_its_main_clause_ends() =>
        HeadlineWriter.Write(Candidates.Read([Some.Post(5, "As promised, the Harwich plant keeps its night shift until the spring of next year, and the plant in Ipswich is the next one on a very long list of plants.", "Ada Hale")]), null)
            .ShouldBe("As promised, the Harwich plant keeps its night shift until the spring of next year");

    [Fact]
    public void What_a_post_quotes_is_told_in_quotation_marks_and_is_not_its_authors_view()
    {
        var post = Some.Post(5, "A keeper of the Harwich plant writes about the night shift.\n> The night shift at the Harwich plant was never\n> safe for anybody who worked there.\nThe letter was sent to all papers of the town.", "Ben Ode");
        var briefing = Write([Report, post])!.Sections;
        briefing.What.Concat(briefing.Narrative.SelectMany(paragraph => paragraph)).Select(sentence => sentence.Text)
            .ShouldContain("\u201CThe night shift at the Harwich plant was never safe for anybody who worked there.\u201D");
        briefing.Perspectives.SelectMany(view => view.Stance).Select(sentence => sentence.Text).ShouldNotContain(text => text.Contains("never safe"));
    }

    [Fact]
    public void A_question_that_an_article_goes_on_to_answer_is_not_open()
    {
        var article = Some.Post(5, "What will Brightmill do with its Harwich plant? The company says that the plant stays open with fewer jobs.", "Cleo Marsh") with { Title = "What becomes of the Harwich plant after the cuts" };
        Write([Report, article])!.Sections.OpenQuestions.ShouldNotContain(question => question.Kind == OpenQuestionKind.Asked);
        Write([Report, article with { Text = "What will Brightmill do with its Harwich plant? Read more about it in our next issue." }])!.Sections.OpenQuestions.ShouldNotContain(question => question.Kind == OpenQuestionKind.Asked);
        Write([Report, article with { Title = null }])!.Sections.OpenQuestions.ShouldContain(question => question.Kind == OpenQuestionKind.Asked);
    }

    [Theory]
    [InlineData("Who was better in the third film about sharks?")]
    [InlineData("Will her menu for the Harwich plant get a vote?")]
    [InlineData("Hallo Herr Hale, gibt es in Harwich support jobs?")]
    public void A_question_that_is_none_of_the_story_or_leans_on_another_is_not_open(string question) =>
        Write([Report, Some.Post(5, "The union asks for talks at the Harwich plant. " + question, "Ben Ode")])!.Sections.OpenQuestions.ShouldNotContain(item => item.Kind == OpenQuestionKind.Asked);

    [Fact]
    public void What_is_open_is_not_told_again_in_the_narrative()
    {
        var hedge = Some.Post(5, "It is unclear whether the port of Harwich will buy the old quay from Brightmill.", "Ben Ode");
        var sections = Write([Report, Union, Minister, Money, hedge])!.Sections;
        sections.OpenQuestions.ShouldContain(question => question.Sentence.Text.Contains("old quay"));
        sections.Narrative.SelectMany(paragraph => paragraph).ShouldNotContain(sentence => sentence.Text.Contains("old quay"));
    }

    [Fact]
    public void A_story_is_told_in_one_language_and_others_are_heard_under_their_names()
    {
        var foreign = Some.Post(5, "Die Gewerkschaft sagt, dass die Werft in Harwich im nächsten Monat noch mehr Stellen streichen wird als bisher bekannt ist.", "Die Werftzeitung");
        var briefing = Write([Report, Union, Minister, Money, foreign])!;
        briefing.Language.ShouldBe("en");
        briefing.Sections.What.Concat(briefing.Sections.Narrative.SelectMany(paragraph => paragraph)).Concat(briefing.Sections.Timeline.Select(entry => entry.Sentence)).ShouldNotContain(sentence => sentence.Text.Contains("Gewerkschaft"));
        briefing.Sections.Perspectives.ShouldHaveSingleItemWhere(view => view.Author == "Die Werftzeitung").Stance.ShouldHaveSingleItem().Text.ShouldContain("Gewerkschaft");
    }

    [Fact]
    public void Two_short_reports_in_one_language_tell_the_story_without_those_in_others()
    {
        var briefing = Write([
            Some.Post(1, "Cinq personnes ont été blessées à la gare de Brannoch. Un suspect a été arrêté par la police de la ville.", "Le Quai") with { Title = "Ce que l’on sait de la fusillade à la gare de Brannoch" },
            Some.Post(40, "Witnesses filmed the crowd after a man had shot at several people inside the station of Brannoch on Friday.", "The Quay") with { Title = "Scenes from the shooting at the station of Brannoch" },
            Some.Post(80, "Officials of the town have named the suspect in a shooting at the station that left five people wounded.", "Herald") with { Title = "Suspect in the shooting of Brannoch is named, officials say" },
            Some.Post(120, "Der Mann, der im Bahnhof von Brannoch auf fünf Menschen geschossen hat, war der Polizei nicht bekannt.", "Die Werftzeitung") with { Title = "Täter von Brannoch war der Polizei nicht bekannt" }])!;
        briefing.Language.ShouldBe("en");
        Told(briefing).Append(briefing.Title).ShouldNotContain(text => text.Contains("que l’on sait") || text.Contains("blessées") || text.Contains("geschossen"));
        briefing.Sections.Perspectives.Select(view => view.Author).ShouldBe(["Le Quai", "The Quay", "Herald", "Die Werftzeitung"], ignoreOrder: true);

        static IEnumerable<string> Told(Briefing briefing) => briefing.Sections.What.Concat(briefing.Sections.Narrative.SelectMany(paragraph => paragraph)).Concat(briefing.Sections.Timeline.Select(entry => entry.Sentence)).Select(sentence => sentence.Text);
    }

    [Fact]
    public void Where_all_that_an_author_says_stands_above_the_headline_speaks_for_it()
    {
        var first = Some.Post(5, "Brightmill will cut 38 support jobs at its Harwich plant next month.", "Ada Hale") with { Title = "Layoffs loom for night shift of engine makers" };
        var second = Some.Post(6, "The council of Harwich wants to buy the old quay for a museum.", "Ben Ode") with { Title = "Town hall plans new home for historic boats" };
        var third = Some.Post(7, "The ferry line of Solan has ordered two boats with batteries.", "Cleo Marsh") with { Title = "Quiet crossings promised for next summer" };
        var sections = Write([first, second, third])!.Sections;
        var above = sections.What.Concat(sections.Timeline.Select(entry => entry.Sentence)).Select(sentence => sentence.Text).ToList();
        sections.Perspectives.SelectMany(view => view.Stance).ShouldContain(sentence => !above.Contains(sentence.Text));
    }

    [Fact]
    public void What_is_passed_on_under_anothers_name_is_told_in_the_original()
    {
        var passedOn = Some.Post(11, "Harbour News: The council of Harwich passed the quay act on Wednesday with 131 votes to 88. Finally.", "Ben Ode");
        var original = Some.Post(12, "The council of Harwich passed the quay act on Wednesday with 131 votes to 88. It begins in June.", "Ada Hale");
        Write([passedOn, original, Report])!.Sections.What.Concat(Write([original, passedOn])!.Sections.What).ShouldNotContain(sentence => sentence.Text.StartsWith("Harbour News", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_quoted_under_a_name_is_not_told_in_the_narrative_as_well()
    {
        string[] texts =
        [
            "Brightmill moved a crane to the north quay of Harwich this week. I think the crane was worth its price. Its wheels stood on a rusty rail before. Eleven people worked through the night. Red lamps marked the way along the pier. The old pedestal goes to a museum in Leeds.",
            "The harbour master of Harwich expects more traffic from the new crane. Pilots must now learn another approach. A tug from Ipswich helped on Tuesday. Fog delayed the last lift by three hours. Two cables had to be spliced again.",
            "Harwich council paid a third of the Brightmill crane from its reserve. Two members voted against it. My guess is that the reserve will be empty by spring. The treasurer read out every invoice. A bakery offered to lend its van.",
            "Fishermen in Harwich say that the crane throws a shadow on the smokehouse. The smokehouse has stood there since 1911. It should be moved before winter, their chair said. Herring is smoked over beech there. Visitors bought 300 tins in May.",
            "The insurer of Brightmill asked for a second inspection of the crane in Harwich. Wind of more than 70 knots is common there. An engineer from Leeds measured the foundation. Concrete was poured in four layers. Gulls nest on the gantry every spring.",
        ];
        Post[] posts = [.. texts.Select((text, i) => Some.Post(i + 1, text, $"Author {i}"))];
        var sections = Write(posts)!.Sections;
        var told = sections.Narrative.SelectMany(paragraph => paragraph).Select(sentence => sentence.Text).ToHashSet();
        told.ShouldNotBeEmpty();
        sections.Perspectives.SelectMany(view => view.Stance).ShouldNotContain(sentence => told.Contains(sentence.Text));
    }

    [Fact]
    public void A_development_is_not_also_the_stance()
    {
        var first = Write([Report, Minister])!;
        var later = Some.Post(7, "The night shift of the Harwich plant keeps its jobs until spring, the company said.", "Ada Hale") with { FirstSeenAt = Some.Time.AddDays(2), PublishedAt = Some.Time.AddDays(2) };
        var view = Write([Report, Minister, later], first)!.Sections.Perspectives.ShouldHaveSingleItemWhere(item => item.Author == "Ada Hale");
        var told = view.Evolution.Sentences.ShouldHaveSingleItem().Text;
        view.Stance.Select(sentence => sentence.Text).ShouldNotContain(told);
    }

    [Fact]
    public void Who_passes_on_a_sentence_of_another_is_quoted_with_an_own_one()
    {
        var repeat = Some.Post(5, "Ada Hale: Brightmill will cut 38 support jobs at its Harwich plant next month, the company said. I doubt that the plant will be open in a year.", "Ben Ode");
        Write([repeat with { PublishedAt = Report.PublishedAt.AddHours(-1) }, Report])!.Sections.Perspectives.ShouldHaveSingleItemWhere(item => item.Author == "Ben Ode").Stance.ShouldHaveSingleItem().Text.ShouldContain("I doubt");
        Write([Report, repeat])!.Sections.Perspectives.ShouldHaveSingleItemWhere(item => item.Author == "Ben Ode").Stance.ShouldHaveSingleItem().Text.ShouldContain("I doubt");
    }

    [Fact]
    public void A_dispute_is_with_who_said_it_and_not_with_who_passed_it_on()
    {
        var repeat = Some.Post(0, "The Mill Post: Brightmill will cut 38 support jobs at its Harwich plant next month, the company said.", "Cleo Marsh");
        Write([repeat, Report, Union])!.Sections.Tensions.ShouldHaveSingleItem().Sides.Select(side => side.Author).ShouldBe(["Ada Hale", "Ben Ode"]);
    }

    [Fact]
    public void A_person_who_writes_from_two_places_is_one() =>
        Write([Report with { Author = "Ada Hale in Harwich" }, Union with { Author = "Ada Hale in Solan and agencies" }])!.Sections.Perspectives.ShouldHaveSingleItem().Author.ShouldBe("Ada Hale");

    [Fact]
    public void An_author_whose_name_was_longer_in_the_version_before_is_no_new_voice()
    {
        var first = Write([Report, Minister])!;
        var before = first with { Sections = first.Sections with { Perspectives = [.. first.Sections.Perspectives.Select(view => view.Author == "Ada Hale" ? view with { Author = "Ada Hale in Harwich" } : view)] } };
        Write([Report, Minister, Money], before)!.Sections.Perspectives.ShouldHaveSingleItemWhere(view => view.Author == "Ada Hale").Evolution.Kind.ShouldBe(EvolutionKind.Consistent);
    }

    [Fact]
    public void Of_two_headlines_of_a_day_the_timeline_has_the_one_not_told_above() =>
        TimelineSection.Select(Candidates.Read([Headline(5, "Brightmill cuts 38 jobs at its Harwich plant"), Headline(6, "Union of Harwich plant calls a strike for Monday")]) is var units ? units : [], new HashSet<CandidateSentence>([units[0]]))
            .ShouldHaveSingleItem().Unit.ShouldBe(units[1]);

    [Fact]
    public void A_row_of_names_is_no_title() =>
        HeadlineWriter.Write(Candidates.Read([Some.Post(5, "Ada Hale, Ben Ode, Cleo Marsh, Dan Wick, Eva Lund and Finn Orr talk about the plant in Harwich, its night shift and the boats that were never built there.", "Ada Hale")]), null).ShouldNotBe("Ada Hale, Ben Ode, Cleo Marsh, Dan Wick");

    private static Post Headline(int number, string title) => Some.Post(number, "", "Author " + number) with { Title = title };

    [Fact]
    public void Source_numbers_stay_and_new_ones_follow_even_where_a_post_comes_late()
    {
        var first = Write([Union, Minister])!;
        var late = Report with { FirstSeenAt = Some.Time.AddDays(3) };
        var second = Write([late, Union, Minister], first)!;
        second.Version.ShouldBe(2);
        foreach (var source in first.Sources) second.Sources.ShouldHaveSingleItemWhere(item => item.Number == source.Number).Post.ShouldBe(source.Post);
        second.Sources.ShouldHaveSingleItemWhere(item => item.Post == late.Id).Number.ShouldBe(first.Sources.Length + 1);
    }

    [Fact]
    public void An_edited_post_is_cited_as_it_reads_now_and_its_author_is_said_to_have_edited()
    {
        var first = Write([Report, Union])!;
        var edited = Report with { Text = "Brightmill will cut 41 support jobs at its Harwich plant next month, the company now says.", Revision = 2 };
        var second = Write([edited, Union], first)!;
        var source = second.Sources.ShouldHaveSingleItemWhere(item => item.Post == Report.Id);
        (source.Revision, source.Text).ShouldBe((2, edited.Text));
        var evolution = second.Sections.Perspectives.ShouldHaveSingleItemWhere(item => item.Author == "Ada Hale").Evolution;
        evolution.Kind.ShouldBe(EvolutionKind.Edited);
        evolution.Sentences.ShouldHaveSingleItem().Text.ShouldContain("41");
        first.Sources.ShouldHaveSingleItemWhere(item => item.Post == Report.Id).Text.ShouldContain("38");
    }

    [Fact]
    public void A_later_figure_of_the_same_author_is_a_development_and_no_tension()
    {
        var first = Write([Report, Minister])!;
        var later = Some.Post(7, "Brightmill will cut 52 support jobs at its Harwich plant next month.", "Ada Hale") with { FirstSeenAt = Some.Time.AddDays(2), PublishedAt = Some.Time.AddDays(2) };
        var second = Write([Report, Minister, later], first)!;
        second.Sections.Perspectives.ShouldHaveSingleItemWhere(item => item.Author == "Ada Hale").Evolution.Kind.ShouldBe(EvolutionKind.FigureUpdated);
        second.Sections.Tensions.ShouldNotContain(tension => tension.Kind == TensionKind.Figures);
    }

    [Fact]
    public void What_stands_above_is_not_told_again()
    {
        var briefing = Write([Report, Union, Minister, Money])!.Sections;
        var prose = briefing.What.Concat(briefing.WhyItMatters).Concat(briefing.Narrative.SelectMany(paragraph => paragraph)).Select(sentence => sentence.Text).ToList();
        prose.ShouldBe(prose.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_title_stays_while_it_holds()
    {
        var first = Write([Report, Union])!;
        Write([Report, Union, Minister], first)!.Title.ShouldBe(first.Title);
    }

    [Theory]
    [InlineData(108)]
    [InlineData(109)]
    public void A_long_title_is_never_cut_within_a_character(int before)
    {
        var text = new string('港', before) + string.Concat(Enumerable.Repeat("\U00020BB7", 20));
        var title = Write([Report with { Title = text, Text = "" }, Union with { Title = text + "町", Text = "" }, Minister with { Title = text + "村", Text = "" }], minimum: 1)!.Title;
        title.Length.ShouldBeLessThanOrEqualTo(110);
        title.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    [Fact]
    public void The_same_material_gives_the_same_briefing() => Json(Write([Report, Union, Minister, Money])!).ShouldBe(Json(Write([Report, Union, Minister, Money])!));

    [Fact]
    public void Languages_without_blanks_get_whole_sentences()
    {
        string[] sentences = ["政府は十二日、新しい港の建設計画を正式に発表した。", "住民の一部は新しい港の建設計画に強く反対している。", "市議会は来月、港の建設計画について採決する予定だ。"];
        var briefing = Write([Some.Post(1, sentences[0] + sentences[1], "佐藤"), Some.Post(2, sentences[2], "鈴木")])!;
        Sentences(briefing).ShouldAllBe(sentence => sentences.Contains(sentence.Text));
        briefing.Sections.WhyItMatters.ShouldBeEmpty();
        briefing.Sections.Tensions.ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_of_every_case_is_carried_by_its_sources_also_over_versions()
    {
        foreach (var posts in Cases())
        {
            var half = Math.Max(2, posts.Count / 2);
            var first = Write(posts.Take(half).ToList());
            var second = Write(posts, first);
            foreach (var briefing in new[] { first, second }.OfType<Briefing>()) ShouldBeGrounded(briefing);
        }
    }

    [Fact]
    public void A_file_passes_the_reference_check_against_itself()
    {
        var script = SharedMaterial.Path("briefings", "grounded.py");
        using var folder = new TemporaryFolder();
        var first = Write([Report, Union])!;
        File.WriteAllText(folder.File("b.json"), Json(Write([Report, Union, Minister, Money], first)!));
        using var document = JsonDocument.Parse(ReferenceCheck.Run(script, folder.File("b.json"), folder.File("b.json"), "--json"));
        var total = document.RootElement.GetProperty("total");
        total.GetProperty("sentences").GetInt32().ShouldBeGreaterThan(10);
        (total.GetProperty("supported").GetDouble(), total.GetProperty("broken").GetInt32()).ShouldBe((1.0, 0));
    }

    private static void ShouldBeGrounded(Briefing briefing)
    {
        briefing.Sources.Select(source => source.Number).ShouldBe(Enumerable.Range(1, briefing.Sources.Length));
        var evidence = briefing.Sources.ToDictionary(source => source.Number, source => new CitedPost(Some.Post(1, source.Text, source.Author) with { Title = source.Title, PublishedAt = source.PublishedAt }));
        foreach (var sentence in Sentences(briefing))
        {
            sentence.Citations.ShouldNotBeEmpty();
            GroundingFloor.IsSupported(sentence.Text, [.. sentence.Citations.Select(number => evidence[number])]).ShouldBeTrue(sentence.Text);
        }
    }

    private static IEnumerable<List<Post>> Cases()
    {
        foreach (var line in File.ReadLines(SharedMaterial.Path("briefings", "cases.jsonl")).Where((_, i) => i % 4 == 0))
        {
            using var json = JsonDocument.Parse(line);
            yield return [.. json.RootElement.GetProperty("posts").EnumerateArray().Select((post, i) =>
                Some.Post(i + 1, post.GetProperty("text").GetString()!, post.TryGetProperty("author", out var author) && author.GetString() is { Length: > 0 } name ? name : "Someone")
                    with { PublishedAt = post.GetProperty("time").GetDateTimeOffset() })];
        }
    }

    private static IEnumerable<Sentence> Sentences(Briefing briefing) =>
        briefing.Sections.What.Concat(briefing.Sections.WhyItMatters)
            .Concat(briefing.Sections.OpenQuestions.SelectMany(question => new[] { question.Sentence, question.Answer }).OfType<Sentence>())
            .Concat(briefing.Sections.Narrative.SelectMany(paragraph => paragraph))
            .Concat(briefing.Sections.Timeline.Select(entry => entry.Sentence))
            .Concat(briefing.Sections.Perspectives.SelectMany(item => item.Stance.Concat(item.Evolution.Sentences)))
            .Concat(briefing.Sections.Tensions.SelectMany(tension => tension.Sides.Select(side => side.Sentence)));

    private static Briefing? Write(IReadOnlyList<Post> posts, Briefing? previous = null, int minimum = 2) => new BriefingWriter(new BriefingOptions { MinimumPosts = minimum }).Write(new BriefingMaterial
    {
        Thread = new ThreadId(1),
        Posts = posts,
        Previous = previous,
        Now = Some.Time.AddDays(previous is null ? 1 : 4),
        Reason = new BriefingReason(posts.Count, 0, 0),
    });

    private static string Json(Briefing briefing)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) BriefingJson.Write(briefing, json);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}

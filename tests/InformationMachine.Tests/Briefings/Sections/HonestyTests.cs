using InformationMachine.Briefings;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>What stands in its source and would still be false, or nobody's, on the page.</summary>
public sealed class HonestyTests
{
    [Theory]
    [InlineData("Singer Jon Reyk has been arrested in Ipswich for fraud.", "FALSE: Singer Jon Reyk has been arrested in Ipswich for fraud. He sang in Brannoch that evening, police say.")]
    [InlineData("Singer Jon Reyk has been arrested in Ipswich for fraud.", "No, singer Jon Reyk was not arrested in Ipswich for fraud. He sang in Brannoch that evening.")]
    [InlineData("Mayor Ada Hale wants to sell the quay of Brannoch.", "Correction: A post of Monday said that Mayor Ada Hale wanted to sell the quay of Brannoch. She did not.")]
    [InlineData("Der Sänger Jon Reyk ist in Bremen wegen Betrugs festgenommen worden.", "Falschmeldung: Der Sänger Jon Reyk ist nicht festgenommen worden. Er sang am Abend in Emden.")]
    [InlineData("La cantante Ada Gil fue detenida en Vigo por fraude.", "Bulo: La cantante Ada Gil fue detenida en Vigo por fraude. Cantó en Lugo esa noche.")]
    [InlineData("Певец Йон Рейк задержан полицией города Тарна.", "Фейк: Певец Йон Рейк задержан полицией города Тарна. Он пел в Лунде.")]
    public void A_claim_under_a_verdict_is_no_headline_and_no_plain_statement_and_both_stand_under_tensions(string claim, string verdict)
    {
        var briefing = Write(Some.Post(1, claim, "The Rumour"), Some.Post(120, verdict, "The Desk"));
        briefing.Title.ShouldNotBe(claim.TrimEnd('.'));
        Plain(briefing).ShouldNotContain(claim);
        briefing.Sections.Tensions.ShouldHaveSingleItem().Sides[0].Sentence.Text.ShouldBe(claim);
    }

    [Fact]
    public void What_many_report_and_one_denies_stays_told()
    {
        const string Claim = "The dam of Brannoch broke on Monday and flooded the old town.";
        var briefing = Write(
            Some.Post(1, Claim, "The Quay"), Some.Post(70, "The dam of Brannoch broke on Monday, flooding the old town and the mill.", "North Wire"), Some.Post(90, "On Monday the dam of Brannoch broke and the old town stood in water.", "Herald"),
            Some.Post(120, "The owner denies that the dam of Brannoch broke on Monday.", "The Owner"));
        Plain(briefing).ShouldContain(text => text.Contains("broke on Monday", StringComparison.Ordinal) || text.Contains("On Monday the dam", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Opinion: The mayor of Brannoch is a coward who must go. Her plan is a joke.", SentenceMark.Opinion)]
    [InlineData("Satire: The mayor of Brannoch orders the river to flow uphill. The river had no comment.", SentenceMark.Satire)]
    [InlineData("Kommentar: The mayor of Brannoch is a coward who must go. Her plan is a joke.", SentenceMark.Opinion)]
    public void A_view_stands_under_its_authors_name_with_its_mark_and_nowhere_else(string view, SentenceMark mark)
    {
        var briefing = Write(Some.Post(1, view, "Gil Pars"), Some.Post(60, "The mayor of Brannoch presents a plan for the quay with 40 steps.", "Herald"), Some.Post(90, "Brannoch: the mayor's plan for the quay costs 80 million crowns.", "North Wire"));
        Plain(briefing).ShouldAllBe(text => !view.Contains(text, StringComparison.Ordinal));
        briefing.Sections.Perspectives.Single(author => author.Author == "Gil Pars").Stance.ShouldAllBe(sentence => sentence.Mark == mark);
    }

    [Fact]
    public void A_thread_of_opinions_is_told_by_them_each_with_its_speaker()
    {
        var briefing = Write(Some.Post(1, "Opinion: The quay of Brannoch must be closed before the winter.", "Gil Pars"), Some.Post(60, "Opinion: The quay of Brannoch is worth every crown it costs.", "Mirela Voss"));
        briefing.Sections.What.ShouldNotBeEmpty();
        briefing.Sections.What.ShouldAllBe(sentence => sentence.Speaker != null && sentence.Mark == SentenceMark.Opinion);
        briefing.Title.ShouldBeOneOf("Gil Pars: “The quay of Brannoch must be closed before the winter”", "Mirela Voss: “The quay of Brannoch is worth every crown it costs”");
        Spoken.Line(briefing.Sections.What[0], PhraseBook.English).ShouldStartWith($"{briefing.Sections.What[0].Speaker} (Opinion): “");
    }

    [Fact]
    public void Who_says_we_is_named_and_who_says_I_is_heard_under_the_own_name()
    {
        var briefing = Write(
            Some.Post(1, "The port authority reopened the quay of Brannoch to lorries on Monday.", "Herald"),
            Some.Post(60, "Our divers found no crack in the quay of Brannoch this time.", "Port Authority"),
            Some.Post(90, "I drove over the quay of Brannoch with my lorry this morning.", "Jon Reyk"));
        foreach (var sentence in Sentences(briefing).Where(sentence => sentence.Text.StartsWith("Our", StringComparison.Ordinal))) sentence.Speaker.ShouldBe("Port Authority");
        Plain(briefing).ShouldAllBe(text => !text.StartsWith("I drove", StringComparison.Ordinal));
        briefing.Sections.Perspectives.Single(author => author.Author == "Jon Reyk").Stance[0].Speaker.ShouldBeNull();
    }

    [Theory]
    [InlineData("WATCH: Drone film shows the flood at Brannoch.")]
    [InlineData("LIVE UPDATES: Flood at Brannoch closes roads.")]
    [InlineData("Im Video: Das Hochwasser bei Brannoch steigt weiter.")]
    public void A_teaser_is_neither_headline_nor_news(string teaser)
    {
        var briefing = Write(Some.Post(1, teaser, "Channel 5"), Some.Post(60, "The mayor of Brannoch declares an emergency after the flood; 40 homes are under water.", "North Wire"));
        briefing.Title.ShouldStartWith("The mayor of Brannoch declares an emergency");
        Plain(briefing).ShouldAllBe(text => !teaser.Contains(text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_newest_statement_that_holds_leads_and_a_figure_that_was_replaced_is_told_no_more()
    {
        var briefing = Write(
            Some.Post(1, "The Port says 41.2 percent of the boats of Brannoch were broken in the storm on Monday. Divers went down at noon.", "Herald"),
            Days(2, "The Port of Brannoch corrects its report: without the barges 37.6 percent of the boats were broken in the storm, not 41.2 percent.", "The Port"),
            Days(5, "The boats of Brannoch that the storm had broken were all lifted from the water on Saturday, the harbour office said.", "Herald"));
        briefing.Sections.What[0].Text.ShouldNotContain("The Port says 41.2");
        briefing.Sections.What.ShouldContain(sentence => sentence.Text.Contains("37.6 percent", StringComparison.Ordinal));
        Plain(briefing).ShouldAllBe(text => !text.Contains("41.2 percent of the boats", StringComparison.Ordinal));
    }

    [Fact]
    public void A_headline_gives_way_to_the_event_that_has_come()
    {
        var first = Write(
            Some.Post(1, "The council of Brannoch votes this week on the harbour budget, which would close the old quay.", "Herald") with { Title = "The harbour budget reaches the council of Brannoch" },
            Some.Post(60, "The harbour budget of Brannoch would close the old quay, the council's paper says.", "The Quay"));
        var posts = new[]
        {
            Some.Post(1, "The council of Brannoch votes this week on the harbour budget, which would close the old quay.", "Herald") with { Title = "The harbour budget reaches the council of Brannoch" },
            Some.Post(60, "The harbour budget of Brannoch would close the old quay, the council's paper says.", "The Quay"),
            Days(4, "The council of Brannoch passed the harbour budget on Thursday with nine votes to four.", "Herald") with { Title = "Council of Brannoch passes harbour budget" },
            Days(5, "With the harbour budget passed, the council of Brannoch closes the old quay in May.", "The Quay"),
        };
        first.Title.ShouldContain("harbour budget");
        Write(first, posts).Title.ShouldBe("Council of Brannoch passes harbour budget");
    }

    [Fact]
    public void Who_says_nothing_but_what_stands_above_is_a_source_and_no_perspective_of_the_page()
    {
        var briefing = Write(Some.Post(1, "The quay of Brannoch was closed to lorries on Monday.", "Herald"), Some.Post(60, "I think the quay of Brannoch should have been closed years ago.", "Jon Reyk"));
        new AlreadyShown(briefing.Sections).Heard(briefing.Sections.Perspectives).Select(view => view.Author).ShouldBe(["Jon Reyk"]);
        briefing.Sources.Length.ShouldBe(2);
    }

    private static Post Days(int days, string text, string author) => Some.Post(days * 24 * 60, text, author);

    private static IEnumerable<Sentence> Sentences(Briefing briefing) =>
        briefing.Sections.What.Concat(briefing.Sections.WhyItMatters).Concat(briefing.Sections.Narrative.SelectMany(paragraph => paragraph)).Concat(briefing.Sections.Timeline.Select(entry => entry.Sentence));

    /// <summary>What the page states itself.</summary>
    private static List<string> Plain(Briefing briefing) => [.. Sentences(briefing).Where(sentence => sentence.Speaker is null).Select(sentence => sentence.Text)];

    private static Briefing Write(params Post[] posts) => Write(null, posts);

    private static Briefing Write(Briefing? previous, Post[] posts) => new BriefingWriter(new BriefingOptions()).Write(new BriefingMaterial
    {
        Thread = new ThreadId(1),
        Posts = posts,
        Previous = previous,
        Now = posts[^1].PublishedAt,
        Reason = new BriefingReason(posts.Length, 0, 0),
    })!;
}

using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Tests.Briefings.Abstractive;

/// <summary>What may be published of what a model drafts about three posts.</summary>
public sealed class DraftCheckTests
{
    private static readonly GivenPosts Posts = new(WordedStory.Posts(
        ("Coastline Weekly", "Brannoch bridge closed", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing. Officials denied that the bridge will be sold. The repair may take until June."),
        ("Mirela Voss", null, "I think the council has been asleep for years. The detour takes 35 minutes."),
        ("Harbour Authority", "Ferry from 16 March", "A ferry will cross the harbour every 20 minutes from 16 March. It carries 30 cars. \"We had one report and we acted on it,\" harbour master Tomas Reyk said."))
        .Select((post, i) => new GivenPost(i + 1, post.Author == "Mirela Voss" ? post with { Handle = "@mirela" } : post, "en")));

    [Theory]
    [InlineData("what", "fact", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "1")]
    [InlineData("what", "fact", "Inspectors found a crack in the main bearing of the swing bridge at Port Brannoch, which was closed on Monday.", "1")]
    [InlineData("what", "fact", "A ferry will cross the harbour every 20 minutes from 16 March.", "3")]
    [InlineData("why", "inference", "Until the repair ends, drivers depend on a ferry that carries 30 cars.", "1,3")]
    [InlineData("why", "inference", "For commuters the bridge is gone until further notice, whatever the officials say now.", "1")]
    [InlineData("questions", "open", "Who pays for the ferry that will cross the harbour?", "3")]
    [InlineData("questions", "open", "How much longer does everybody need for the way to work without the bridge?", "1")]
    public void What_the_posts_carry_passes(string part, string kind, string text, string cites) => Judge(part, kind, text, cites).Reason.ShouldBeNull();

    [Theory]
    [InlineData("what", "fact", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 60 centimetres in its main bearing.", "1", "number")]
    [InlineData("what", "fact", "The swing bridge at Port Brannoch was not closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "1", "contrary")]
    [InlineData("what", "fact", "The swing bridge at Port Halvern was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "1", "name")]
    [InlineData("what", "fact", "The repair will take until June.", "1", "unlikely")]
    [InlineData("what", "fact", "The repair of the swing bridge will take until June.", "1", "certainty")]
    [InlineData("what", "fact", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "3", "words")]
    [InlineData("what", "fact", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "9", "noSource")]
    [InlineData("what", "fact", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "", "noSource")]
    [InlineData("what", "fact", "Harbour master Tomas Reyk said: \"We had no report and we acted on it.\"", "3", "quotation")]
    [InlineData("what", "inference", "The bridge is old and will not be repaired.", "1", "kind")]
    [InlineData("what", "open", "Will the bridge be repaired?", "1", "kind")]
    [InlineData("what", "fact", "Will the bridge be repaired by June?", "1", "kind")]
    [InlineData("questions", "open", "The ferry will cross the harbour for free.", "3", "kind")]
    [InlineData("why", "inference", "The closed bridge costs the town 90,000 crowns a day.", "1", "number")]
    [InlineData("why", "inference", "The harbour authority has the trust of Halvern Lines.", "3", "name")]
    [InlineData("why", "inference", "A ferry will not cross the harbour every 20 minutes from 16 March.", "3", "contrary")]
    [InlineData("what", "fact", "See https://evil.example/bridge for the swing bridge at Port Brannoch that was closed on Monday.", "1", "address")]
    [InlineData("what", "fact", "Die Klappbrücke wurde wegen eines Risses im Lager gesperrt.", "1", "words")]
    [InlineData("what", "fact", "Мост закрыли на несколько месяцев.", "1", "language")]
    [InlineData("what", "fact", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 16 centimetres in its main bearing.", "1,3", "number")]
    [InlineData("what", "fact", "The swing bridge at Harbour Authority was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "1,3", "name")]
    [InlineData("why", "inference", "Die Stadt wird noch lange auf die Fähre und den Umweg um den Hafen angewiesen sein.", "1", "language")]
    [InlineData("questions", "open", "Wie lange wird es dauern, bis die Brücke wieder für alle offen ist?", "1", "language")]
    [InlineData("why", "inference", "Мост закрыли на несколько месяцев.", "1", "language")]
    [InlineData("why", "inference", "桥梁因裂缝而关闭，市民依靠渡轮出行。", "1", "language")]
    [InlineData("what", "fact", "Bridge", "1", "length")]
    public void What_they_do_not_carry_is_refused(string part, string kind, string text, string cites, string reason) => Judge(part, kind, text, cites).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 60 centimetres in its main bearing.", "1", "Not in them: 60.")]
    [InlineData("The swing bridge at Port Halvern was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing.", "1", "Not in them: Port Halvern.")]
    [InlineData("A ferry will cross the harbour every 20 minutes until 16 March.", "1,3", "Nearest to it they say: A ferry will cross the harbour every 20 minutes from 16 March.")]
    public void Who_is_refused_is_told_what_is_wrong(string text, string cites, string remark) => RefusalRemark.Of(Judge("what", "fact", text, cites)).ShouldEndWith(remark);

    /// <summary>A part of a sentence is no copy of it.</summary>
    [Theory]
    [InlineData("Officials denied that the bridge will be sold.", "The bridge will be sold.", "contrary")]
    [InlineData("It is unclear whether the bridge will be sold.", "The bridge will be sold.", "certainty")]
    [InlineData("The union said the harbour authority ignored two warnings.", "The harbour authority ignored two warnings.", "attribution")]
    [InlineData("The harbour authority ignored two warnings, the union said.", "The harbour authority ignored two warnings.", "attribution")]
    [InlineData("According to the union, the harbour authority ignored two warnings.", "The harbour authority ignored two warnings.", "attribution")]
    [InlineData("The union said the harbour authority ignored two warnings.", "The union said two warnings were ignored by the harbour authority.", null)]
    [InlineData("The union said the harbour authority ignored two warnings. The harbour authority ignored two warnings in 2024.", "The harbour authority ignored two warnings.", null)]
    public void What_stands_around_a_statement_is_not_left_away(string post, string text, string? reason)
    {
        var posts = new GivenPosts([new GivenPost(1, Some.Post(1, post) with { Title = "Bridge" }, "en")]);
        new DraftCheck(SentenceCheck.Shipped).Judge(new DraftedSentence(text, [1], StatementKind.Fact, null), WordedPart.Find("what")!, posts).Reason.ShouldBe(reason);
    }

    /// <summary>Who says it stands before what is said or behind it; a post does not name its own author.</summary>
    [Theory]
    [InlineData("Harbour master Tomas Reyk said the swing bridge would be cleared for lorries on Friday.", "The swing bridge would be cleared for lorries on Friday, harbour master Tomas Reyk said.", null)]
    [InlineData("The swing bridge would be cleared for lorries on Friday, harbour master Tomas Reyk said.", "According to harbour master Tomas Reyk, the swing bridge would be cleared for lorries on Friday.", null)]
    [InlineData("The council pays for the swing bridge twice and repairs it once.", "Mirela Voss writes that the council pays for the swing bridge twice and repairs it once.", null)]
    [InlineData("The council pays for the swing bridge twice and repairs it once.", "The council pays for the swing bridge twice and repairs it once, according to Mirela Voss.", null)]
    [InlineData("The council pays for the swing bridge twice and repairs it once.", "Mirela Voss writes that the council pays for the swing bridge three times and repairs it once.", "number")]
    [InlineData("Harbour master Tomas Reyk said the swing bridge would be cleared for lorries on Friday. Ada Lund runs the ferry.", "The swing bridge would be cleared for lorries on Friday, Ada Lund said.", "name")]
    [InlineData("Tomas Reyk said the swing bridge would be cleared for lorries on Friday.", "Mirela Voss said the swing bridge would be cleared for lorries on Friday.", "name")]
    public void Who_says_it_may_stand_elsewhere(string post, string text, string? reason)
    {
        var posts = new GivenPosts([new GivenPost(1, Some.Post(1, post, "Mirela Voss") with { Title = "Bridge" }, "en")]);
        new DraftCheck(SentenceCheck.Shipped).Judge(new DraftedSentence(text, [1], StatementKind.Fact, null), WordedPart.Find("what")!, posts).Reason.ShouldBe(reason);
    }

    [Fact]
    public void A_citation_that_carries_nothing_goes()
    {
        var sentence = Judge("what", "fact", "A ferry will cross the harbour every 20 minutes from 16 March.", "2,3").Sentence.ShouldNotBeNull();
        sentence.Citations.ShouldBe([3]);
    }

    [Fact]
    public void A_view_is_its_author_s_whatever_the_model_calls_it()
    {
        var sentence = Judge("what", "fact", "I think the council has been asleep for years.", "2").Sentence.ShouldNotBeNull();
        (sentence.Kind, sentence.Speaker).ShouldBe((StatementKind.Said, "Mirela Voss"));
    }

    [Fact]
    public void What_one_account_alone_says_is_told_as_its_words() =>
        Judge("what", "fact", "The detour takes 35 minutes.", "2").Sentence.ShouldNotBeNull().Speaker.ShouldBe("Mirela Voss");

    [Fact]
    public void Nobody_is_given_the_words_of_somebody_else()
    {
        Judge("perspectives", "said", "A ferry will cross the harbour every 20 minutes from 16 March.", "2,3", speaker: 2).Reason.ShouldBe("speaker");
        Judge("what", "said", "A ferry will cross the harbour every 20 minutes from 16 March.", "2,3", speaker: 2).Reason.ShouldBe("words");
        Judge("what", "said", "A ferry will cross the harbour every 20 minutes from 16 March.", "3", speaker: 1).Reason.ShouldBe("speaker");
        Judge("perspectives", "said", "A ferry will cross the harbour every 20 minutes from 16 March.", "3", speaker: 3).Sentence.ShouldNotBeNull().Speaker.ShouldBe("Harbour Authority");
    }

    [Fact]
    public void Marks_and_what_nobody_sees_are_no_part_of_a_sentence()
    {
        var sentence = Judge("what", "fact", "A ferry will cross\u200B the harbour [3] every 20 minutes\u0007 from 16 March [3].", "3").Sentence.ShouldNotBeNull();
        sentence.Text.ShouldBe("A ferry will cross the harbour every 20 minutes from 16 March.");
    }

    private static DraftVerdict Judge(string part, string kind, string text, string cites, int? speaker = null) => new DraftCheck(SentenceCheck.Shipped).Judge(
        new DraftedSentence(text, [.. cites.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)], Enum.Parse<StatementKind>(kind, ignoreCase: true), speaker), WordedPart.Find(part)!, Posts);
}

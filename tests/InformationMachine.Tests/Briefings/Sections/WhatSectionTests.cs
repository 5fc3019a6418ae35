using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Posts;

namespace InformationMachine.Tests.Briefings.Sections;

public sealed class WhatSectionTests
{
    private static readonly string[] OneDay =
    [
        "Fishermen watch from the pier with coffee in their hands.",
        "Harwich council wants a museum instead.",
        "Brightmill closes its old quay in Harwich on Monday.",
        "On Monday Brightmill closes its old quay, the company said.",
        "The old quay in Harwich will be closed, says Brightmill.",
        "Ferries of two lines move to Ipswich.",
    ];

    [Fact]
    public void A_days_story_opens_with_what_the_posts_agree_on_and_goes_on_by_the_hour()
    {
        var what = Select(100, [.. OneDay.Select((text, i) => Post(i + 1, text, TimeSpan.FromHours(i)))]);
        what[0].Text.ShouldContain("closes its old quay in Harwich on Monday");
        what.Count.ShouldBeGreaterThan(2);
        what.Skip(1).Select(unit => unit.PostIndex).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("“The old quay in Harwich of Brightmill cannot be mended,” a speaker of Brightmill told the council.")]
    [InlineData("Under a new plan for the old quay in Harwich, the company will close the quay in Harwich.")]
    public void What_is_only_understood_further_down_does_not_come_first(string text)
    {
        var what = Select(100, [Post(1, text, TimeSpan.Zero), Post(2, "Brightmill closes its old quay in Harwich on Monday.", TimeSpan.FromHours(1)), Post(3, "Ferries of two lines move to Ipswich.", TimeSpan.FromHours(2))]);
        what[0].Text.ShouldStartWith("Brightmill closes");
        what.Select(unit => unit.Text).ShouldContain(text);
    }

    [Fact]
    public void A_running_story_stays_in_the_order_it_went()
    {
        var what = Select(100, [.. OneDay.Select((text, i) => Post(i + 1, text, TimeSpan.FromDays(i)))]);
        what.Count.ShouldBeGreaterThan(2);
        what.Select(unit => unit.PostIndex).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("The mayor Ada Hale told Harwich that the quay of Brightmill stays closed.", true)]
    [InlineData("The Mayor Has Told The Town That Its Quay Stays Closed To All Boats.", false)]
    public void Of_two_reports_of_a_running_story_the_one_that_names_who_and_where_is_taken_but_capitals_throughout_are_no_names(string report, bool isTaken)
    {
        var post = Post(2, "The mayor has told the town that the quay of the yard stays closed.\n" + report, TimeSpan.FromDays(9));
        Select(20, [Post(1, "Storm damages the quay in town.", TimeSpan.Zero), post]).Any(unit => unit.Text == report).ShouldBe(isTaken);
    }

    [Fact]
    public void A_running_story_tells_the_news_of_an_article_rather_than_what_somebody_watches()
    {
        const string News = "The dredger struck the old quay in the night.";
        var article = Post(2, News + " Crews pumped until the morning.", TimeSpan.FromDays(1)) with { Title = "Dredger strikes quay" };
        Post[] posts = [Post(1, "Brightmill closes its old quay in Harwich on Monday.", TimeSpan.Zero), article, Post(3, "The price of the dredging in Harwich is the part of it that I would watch.", TimeSpan.FromDays(2))];
        var what = Select(24, posts);
        what.ShouldContain(unit => unit.Text == News);
        what.ShouldNotContain(unit => unit.Text.Contains("I would watch", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Council sells Harwich lighthouse to sailing club", true)]
    [InlineData("Keeper kept weather diary for forty years", false)]
    public void Where_few_posts_pass_the_news_by_the_headline_is_told(string headline, bool isMissing)
    {
        var units = Candidates.Read([Post(1, "The keeper kept a weather diary for forty years.\nHis lamp burned oil until the war.", TimeSpan.Zero), Post(2, headline, TimeSpan.FromHours(1))]);
        var picked = units.Where(unit => unit.PostIndex == 0).ToList();
        var what = WhatSection.WithHeadline(picked, units, headline, 100);
        what[0].Text.StartsWith(headline, StringComparison.Ordinal).ShouldBe(isMissing);
        what.Count.ShouldBe(picked.Count + (isMissing ? 1 : 0));
        picked.ShouldNotBeEmpty();
    }

    [Fact]
    public void Of_a_days_story_the_news_comes_before_what_is_made_of_it()
    {
        const string Headline = "Brightmill to close the old quay in Harwich";
        var units = Candidates.Read([Post(1, "Brightmill will close the old quay in Harwich in March, the company said.", TimeSpan.Zero), Post(2, "Closing the quay is the right decision.", TimeSpan.FromHours(1)), Post(3, Headline, TimeSpan.FromHours(2))]);
        var news = units.First(unit => unit.PostIndex == 0);
        var opinion = units.First(unit => unit.PostIndex == 1);
        WhatSection.WithHeadline([opinion, news], units, Headline, 100)[0].ShouldBe(news);
        var later = Candidates.Read([Post(1, "The quay in Harwich lost money.", TimeSpan.Zero), Post(2, "Brightmill will close the old quay in Harwich in March, the company said.", TimeSpan.FromDays(2)), Post(3, Headline, TimeSpan.FromDays(2))]);
        WhatSection.WithHeadline([.. later.Where(unit => unit.PostIndex < 2)], later, Headline, 100)[0].PostIndex.ShouldBe(0);
    }

    [Fact]
    public void What_only_answers_a_question_before_it_is_not_told()
    {
        var posts = OneDay.Select((text, i) => Post(i + 1, text, TimeSpan.FromHours(i))).Append(Post(9, "Does the yard keep its right of way? Neither side would say.\nOur search found 52 such boats.", TimeSpan.FromHours(9)));
        Select(200, [.. posts]).ShouldNotContain(unit => unit.Text.StartsWith("Neither", StringComparison.Ordinal) || unit.Text.Contains("such boats", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The council of Harwich votes on the quay in a week.", false)]
    [InlineData("The council of Harwich votes on the quay on 14 May.", true)]
    [InlineData("The council of Harwich voted on the quay yesterday.", true)]
    public void What_looked_ahead_is_not_told_days_later(string first, bool isTold)
    {
        var what = Select(100, [Post(1, first, TimeSpan.Zero), Post(2, "Brightmill moved two cranes to the north.", TimeSpan.FromDays(3)), Post(3, "Pilots learn another approach to the yard.", TimeSpan.FromDays(9))]);
        what.Any(unit => unit.Text == first).ShouldBe(isTold);
        what.ShouldNotBeEmpty();
    }

    /// <summary>What one author makes of things stands under that author's name where several report enough; a thread of opinions is told by them.</summary>
    [Theory]
    [InlineData("The old quay in Harwich is a sensible choice for Brightmill.")]
    [InlineData("Credit to Brightmill for what it does with the old quay in Harwich.")]
    public void Views_are_not_told_beside_reports(string view)
    {
        var opinion = Post(9, view, TimeSpan.FromHours(7)) with { Handle = "@author9" };
        string[] reports = [.. OneDay.Select(text => text + " The council of Harwich heard the keepers of the quay about the cranes, the ferries and the tolls.")];
        Select(60, [.. reports.Select((text, i) => Post(i + 1, text, TimeSpan.FromHours(i))), opinion]).ShouldNotContain(unit => unit.Text == view);
        Select(60, [opinion, Post(10, "We hope that the old quay in Harwich stays with Brightmill.", TimeSpan.FromHours(8))]).ShouldContain(unit => unit.Text == view);
    }

    private static IReadOnlyList<CandidateSentence> Select(int words, IReadOnlyList<Post> posts) => WhatSection.Select(Candidates.Read(posts), words);

    private static Post Post(int number, string text, TimeSpan after) => Some.Post(number, text, "Author " + number) with { PublishedAt = Some.Time + after };
}

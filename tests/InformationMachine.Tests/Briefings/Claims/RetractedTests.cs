using InformationMachine.Briefings;
using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Briefings.Sections;

namespace InformationMachine.Tests.Briefings.Claims;

/// <summary>What authors take back or bring up to date is told as their change of mind, and no more as a fact.</summary>
public sealed class RetractedTests
{
    private const string Wont = "The flood will not delay the new lock at Selmouth.";
    private const string Will = "I was wrong: the flood will delay the new lock at Selmouth by a year.";
    private const string Few = "The flood at the Selmouth lock drowned 12 sheep on Friday, the keepers said.";
    private const string More = "The flood at the Selmouth lock drowned 19 sheep, the keepers said on Saturday.";

    public static TheoryData<string, string, EvolutionKind> Changes => new()
    {
        { Wont, Will, EvolutionKind.Reversed },
        { "Closing the Selmouth yard is the right decision for Kestrel Lines.", "Closing the Selmouth yard is not the right decision for Kestrel Lines.", EvolutionKind.Reversed },
        { "The weir above Selmouth is safe for canoes.", "The weir above Selmouth is unsafe for canoes.", EvolutionKind.Reversed },
        { "Police charged Tor Vale with fraud at the Selmouth yard on Friday.", "We were wrong: Tor Vale was questioned about fraud at the Selmouth yard.", EvolutionKind.Reversed },
        { "Kestrel Lines will close its Selmouth yard in March, the company said.", "Kestrel Lines will not close its Selmouth yard after all, Tor Vale said on Sunday.", EvolutionKind.Reversed },
        { Few, More, EvolutionKind.FigureUpdated },
        { "The Selmouth yard employs 850 people.", "The Selmouth yard employs 910 people, the works council said, correcting the 850 named before.", EvolutionKind.FigureUpdated },
        { "Kestrel Lines has told its crews to expect the first barges of the Selmouth yard in February 2027.", "Counting from the order that Kestrel Lines placed, barges from Selmouth come in May 2027, not in February 2027.", EvolutionKind.FigureUpdated },
        { "The lock at Selmouth opens to barges on 12 May.", "The lock at Selmouth opens to barges on 19 May.", EvolutionKind.FigureUpdated },
        { "Die Schleuse von Selmund öffnet für Kähne am 12. Mai.", "Die Schleuse von Selmund öffnet für Kähne am 19. Juni.", EvolutionKind.FigureUpdated },
        { "L'écluse de Selmont ouvre aux barges le 12 mai.", "L'écluse de Selmont ouvre aux barges le 19 juin.", EvolutionKind.FigureUpdated },
        { "La esclusa de Selmonte abre para las barcas el 12 de mayo.", "La esclusa de Selmonte abre para las barcas el 19 de junio.", EvolutionKind.FigureUpdated },
    };

    public static TheoryData<string, string> Additions => new()
    {
        { "Mona Reyk said the barge levy is illegal.", "Tor Vale said the barge levy is legal." },
        { "Kestrel Lines will cut 40 jobs at its Selmouth yard.", "Kestrel Lines will create 60 jobs at its Brannoch yard." },
        { "The lock at Selmouth passed 300 barges in May.", "The lock at Selmouth passed 450 barges in June." },
        { "The lock at Selmouth was closed on Monday.", "The yard at Selmouth was not busy on Tuesday." },
        { "The lock at Selmouth opens to barges on 12 May.", "The yard at Selmouth closes to boats on 19 May." },
        { "The lock at Selmouth opens to barges on 12 May 2026.", "The lock at Selmouth opens to barges on May 12." },
        { "Kestrel Lines will not sell barges in February 2027.", "Crews of Kestrel Lines have holidays in May 2027." },
        { Wont, "Was it wrong that the flood will delay the new lock at Selmouth?" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void An_author_who_says_otherwise_later_has_changed_it(string before, string now, EvolutionKind kind)
    {
        var units = Read(Some.Post(1, before), Some.Post(2, now), Some.Post(3, "Rain fell over the hills.", "Ben Ode"));
        var (earlier, (later, how)) = Retracted.In(units).ShouldHaveSingleItem();
        (earlier.Text, later.Text, how).ShouldBe((before, now, kind));
        Retracted.In(Read(Some.Post(1, before), Some.Post(2, now, "Ben Ode"))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void What_goes_together_takes_nothing_back(string one, string other) => Retracted.In(Read(Some.Post(1, one), Some.Post(2, other))).ShouldBeEmpty();

    [Theory]
    [InlineData(Wont, Will, EvolutionKind.Reversed)]
    [InlineData(Few, More, EvolutionKind.FigureUpdated)]
    public void It_stays_told_in_every_later_version_with_both_statements(string before, string now, EvolutionKind kind)
    {
        var posts = new List<Post> { Post(1, before), Post(2, "Kestrel Lines owns the lock at Selmouth.", "Ben Ode") };
        var version = Write(posts, null);
        View(version).Evolution.Kind.ShouldBe(EvolutionKind.FirstSeen);
        foreach (var news in new[] { Post(3, now), Post(4, "Barges queue for miles below the town.", "Ben Ode"), Post(5, "The water board will pay for the repairs.", "Ben Ode") })
        {
            posts.Add(news);
            version = Write(posts, version);
            var view = View(version);
            view.Evolution.Kind.ShouldBe(kind);
            view.Evolution.Sentences.Select(sentence => sentence.Text).ShouldBe([before, now]);
            view.Stance.Select(sentence => sentence.Text).ShouldNotContain(before);
            version.Sections.What.Concat(version.Sections.Narrative.SelectMany(paragraph => paragraph)).Select(sentence => sentence.Text).ShouldNotContain(before);
        }
    }

    [Fact]
    public void A_new_point_of_the_author_is_told_in_its_version_and_the_change_again_after_it()
    {
        var posts = new List<Post> { Post(1, Wont), Post(2, "Kestrel Lines owns the lock at Selmouth.", "Ben Ode"), Post(3, Will) };
        var version = Write(posts, Write(posts[..2], null));
        posts.Add(Post(4, "The keepers deserve better pay for their nights at the sluice."));
        version = Write(posts, version);
        View(version).Evolution.Kind.ShouldBe(EvolutionKind.NewPoint);
        posts.Add(Post(5, "Barges queue for miles below the town.", "Ben Ode"));
        View(Write(posts, version)).Evolution.Kind.ShouldBe(EvolutionKind.Reversed);
    }

    private static Perspective View(Briefing briefing) => briefing.Sections.Perspectives.ShouldHaveSingleItemWhere(view => view.Author == "Ada Hale");

    private static Post Post(int number, string text, string author = "Ada Hale") => Some.Post(number, text, author) with { PublishedAt = Some.Time.AddDays(number), FirstSeenAt = Some.Time.AddDays(number) };

    private static IReadOnlyList<CandidateSentence> Read(params Post[] posts) => Candidates.Read([.. posts.Select((post, i) => post with { PublishedAt = Some.Time.AddDays(i) })]);

    private static Briefing Write(IReadOnlyList<Post> posts, Briefing? previous) => new BriefingWriter(new BriefingOptions { MinimumPosts = 2 }).Write(new BriefingMaterial
    {
        Thread = new ThreadId(1),
        Posts = [.. posts],
        Previous = previous,
        Now = posts[^1].FirstSeenAt.AddHours(1),
        Reason = new BriefingReason(posts.Count, 0, 0),
    })!;
}

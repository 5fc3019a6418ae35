using InformationMachine.Briefings;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Versions;

public sealed class VersionPolicyTests
{
    private static readonly VersionPolicy Policy = new(new BriefingOptions { VersionsPerHour = 2 });

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(1, 0, null)]
    [InlineData(2, 10, 50)]
    [InlineData(2, 59, 1)]
    [InlineData(2, 60, null)]
    [InlineData(2, -90, null)]
    public void A_thread_waits_once_it_had_its_share_of_the_hour(int newest, int minutesSinceTheFirst, int? waits) =>
        Policy.WaitsUntil(newest, version => version == 1 ? Some.Time.AddMinutes(-minutesSinceTheFirst) : Some.Time, Some.Time)
            .ShouldBe(waits is { } minutes ? Some.Time.AddMinutes(minutes) : null);

    [Fact]
    public void Another_choice_of_old_sentences_is_no_version()
    {
        var first = Version(["The plant closes.", "The union protests."], [(1, 1), (2, 1)]);
        Policy.IsWorthReading(Version(["The union protests.", "A relief fund is asked for."], [(1, 1), (2, 1)]), first).ShouldBeFalse();
        Policy.IsWorthReading(Version(["The union protests."], [(1, 1), (2, 1)]), first).ShouldBeFalse();
    }

    [Fact]
    public void A_statement_of_a_new_post_or_of_an_edited_one_is_a_version()
    {
        var first = Version(["The plant closes.", "The union protests."], [(1, 1), (2, 1)]);
        Policy.IsWorthReading(Version(["The plant closes.", "The council votes."], [(1, 1), (3, 1)]), first).ShouldBeTrue();
        Policy.IsWorthReading(Version(["The plant closes in May.", "The union protests."], [(1, 2), (2, 1)]), first).ShouldBeTrue();
        Policy.IsWorthReading(Version(["The plant closes.", "The union protests."], [(1, 2), (3, 1)]), first).ShouldBeFalse();
    }

    [Fact]
    public void A_thread_may_be_asked_to_move_on_only_for_more()
    {
        var calm = new VersionPolicy(new BriefingOptions { MinimumChanges = 2 });
        var first = Version(["The plant closes.", "The union protests."], [(1, 1), (2, 1)]);
        calm.IsWorthReading(Version(["The plant closes.", "The council votes."], [(1, 1), (3, 1)]), first).ShouldBeFalse();
        calm.IsWorthReading(Version(["The mayor resigns.", "The council votes."], [(4, 1), (3, 1)]), first).ShouldBeTrue();
    }

    [Fact]
    public void An_answered_question_and_a_new_disagreement_are_news_although_every_sentence_is_known()
    {
        var first = Version(["The plant closes.", "The union protests."], [(1, 1), (2, 1)]);
        var sentence = first.Sections.What[0];
        Policy.IsWorthReading(first with { Sections = first.Sections with { OpenQuestions = [new OpenQuestion(OpenQuestionKind.Asked, sentence, first.Sections.What[1])] } }, first).ShouldBeTrue();
        Policy.IsWorthReading(first with { Sections = first.Sections with { Tensions = [new Tension(TensionKind.Denial, [new TensionSide("A", sentence), new TensionSide("B", first.Sections.What[1])])] } }, first).ShouldBeTrue();
    }

    private static Briefing Version(string[] sentences, (int Post, int Revision)[] sources) => new()
    {
        Thread = new ThreadId(1),
        Version = 1,
        Title = "A plant closes",
        WrittenAt = Some.Time,
        PostCount = sources.Length,
        Reason = new BriefingReason(1, 0, 0),
        Sections = new BriefingSections { What = [.. sentences.Select((text, i) => new Sentence(text, [i + 1]))] },
        Sources =
        [
            .. sources.Select((source, i) => new BriefingSource
            {
                Number = i + 1,
                Post = Some.Post(source.Post).Id,
                Revision = source.Revision,
                Author = "Ada Hale",
                PublishedAt = Some.Time,
                Text = "",
            }),
        ],
    };
}

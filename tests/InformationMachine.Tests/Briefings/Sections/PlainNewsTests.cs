using InformationMachine.Briefings;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Docs;

namespace InformationMachine.Tests.Briefings.Sections;

/// <summary>News that is written in the words of calls, pointers, offers and notices is told all the same.</summary>
public sealed class PlainNewsTests
{
    public static TheoryData<string> Sentences =>
        [.. File.ReadLines(Path.Combine(DocumentationTests.Repository, "tests", "InformationMachine.Tests", "Text", "Data", "plain-news.txt")).Where(line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void There_are_a_hundred() => Sentences.Count.ShouldBeGreaterThanOrEqualTo(104);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_of_a_post_of_its_own_is_told(string sentence) => IsTold(sentence, sentence).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_sentence_that_closes_its_post_is_told(string sentence) =>
        IsTold(sentence, "Nine boats lay at the quay of Port Ellery on Sunday. The keeper counted them twice. " + sentence).ShouldBeTrue();

    private static bool IsTold(string sentence, string text) => Write([
        Some.Post(1, "The harbour bridge of Harwich was closed to lorries on Monday."),
        Some.Post(2, text, "Mirela Voss"),
        Some.Post(3, "Rain fell over the sound in the evening.", "Jon Reyk"),
    ]).Sections.Sentences().Any(told => told.Text == sentence);

    private static Briefing Write(IReadOnlyList<Post> posts) => new BriefingWriter(new BriefingOptions()).Write(new BriefingMaterial
    {
        Thread = new ThreadId(1),
        Posts = posts,
        Now = Some.Time,
        Reason = new BriefingReason(posts.Count, 0, 0),
    })!;
}

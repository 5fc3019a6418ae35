using System.Collections.Immutable;
using InformationMachine.Briefings.Grounding;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// Puts editors' words into a briefing that was written: notes stand in a section of their own, corrections in place of the sentence
/// they correct, wherever it stands, in this version and all later ones. Both cite posts and name their editor; they are not held
/// against the posts' words, since saying it better is what an editor is for.
/// </summary>
internal static class EditorialRemarks
{
    /// <summary>The posts that remarks cite and the thread still holds.</summary>
    public static IEnumerable<Post> Cited(BriefingMaterial material)
    {
        var cited = material.Remarks.SelectMany(remark => remark.Posts).ToHashSet();
        return cited.Count == 0 ? [] : material.Posts.Where(post => cited.Contains(post.Id));
    }

    /// <summary>The sentences that are put right, as the machine wrote them.</summary>
    public static IReadOnlySet<string> Corrected(BriefingMaterial material) => Corrected(material.Posts, material.Remarks);

    /// <summary>The same of a thread's posts: a correction has left with the last post that it cites.</summary>
    public static IReadOnlySet<string> Corrected(IEnumerable<Post> posts, IEnumerable<Decision> remarks)
    {
        var held = posts.Select(post => post.Id).ToHashSet();
        return remarks.Where(remark => remark.Kind == DecisionKind.Correct && remark.Posts.Any(held.Contains)).Select(remark => remark.Replaces).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The version with what editors have said.</summary>
    public static Briefing Apply(Briefing briefing, BriefingMaterial material)
    {
        if (material.Remarks.Count == 0) return briefing;
        // A source keeps its number when its post has gone into another story, but carries nothing here any more.
        var held = material.Posts.Select(post => post.Id).ToHashSet();
        var numbers = briefing.Sources.Where(source => held.Contains(source.Post)).ToDictionary(source => source.Post, source => source.Number);
        var said = material.Remarks.Select(remark => (Remark: remark, Sentence: Sentence(remark, numbers, briefing.Sources))).Where(item => item.Sentence is not null).ToList();
        var corrections = said.Where(item => item.Remark.Kind == DecisionKind.Correct)
            .GroupBy(item => item.Remark.Replaces!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Sentence!, StringComparer.Ordinal);
        var notes = said.Where(item => item.Remark.Kind == DecisionKind.Note).Select(item => item.Sentence!).ToImmutableArray();
        return briefing with { Sections = Correct(briefing.Sections, sentence => corrections.GetValueOrDefault(sentence.Text, sentence)) with { Notes = notes } };
    }

    /// <summary>Null where no post carries it any more.</summary>
    private static Sentence? Sentence(Decision remark, Dictionary<PostId, int> numbers, ImmutableArray<BriefingSource> sources)
    {
        ImmutableArray<int> citations = [.. remark.Posts.Where(numbers.ContainsKey).Select(post => numbers[post]).Order()];
        return citations.IsEmpty ? null : new Sentence(remark.Text!, citations) { EditedBy = remark.By, Speaker = remark.Kind == DecisionKind.Correct && !IsCarried(remark.Text!, citations, sources) ? remark.By : null };
    }

    /// <summary>What no source carries is the editor's own word, and says so.</summary>
    private static bool IsCarried(string text, ImmutableArray<int> citations, ImmutableArray<BriefingSource> sources) =>
        GroundingFloor.IsSupported(text, [.. sources.Where(source => citations.Contains(source.Number)).Select(source => new CitedPost(string.Join(' ', source.Author, source.Handle, source.Title, source.Text, source.Quoted?.Text, source.LinkTitle), DateOnly.FromDateTime(source.PublishedAt.UtcDateTime)))]);

    private static BriefingSections Correct(BriefingSections sections, Func<Sentence, Sentence> correct) => sections with
    {
        What = [.. sections.What.Select(correct)],
        WhyItMatters = [.. sections.WhyItMatters.Select(correct)],
        OpenQuestions = [.. sections.OpenQuestions.Select(question => question with { Sentence = correct(question.Sentence), Answer = question.Answer is { } answer ? correct(answer) : null })],
        Narrative = [.. sections.Narrative.Select(paragraph => paragraph.Select(correct).ToImmutableArray())],
        Timeline = [.. sections.Timeline.Select(entry => entry with { Sentence = correct(entry.Sentence) })],
        // Nobody is quoted with what an editor has put right; who said nothing else is among the sources.
        Perspectives = [.. sections.Perspectives.Select(view => view with { Stance = [.. view.Stance.Where(sentence => correct(sentence) == sentence)] }).Where(view => !view.Stance.IsEmpty)],
        // What a later section says of a sentence it says of the post's words.
        Further = [.. sections.Further.Select(section => section with { Entries = [.. section.Entries.Where(entry => correct(entry.Sentence) == entry.Sentence)] }).Where(section => !section.Entries.IsEmpty)],
    };
}

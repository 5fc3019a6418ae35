using InformationMachine.Data.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>A candidate: one trimmed sentence of one post.</summary>
internal sealed class CandidateSentence
{
    /// <summary>The printable text.</summary>
    public required string Text { get; init; }

    /// <summary>True where it says how things are or what they mean, and not what happened (<see cref="Voice.IsClaim"/>).</summary>
    public bool IsClaim { get; init; }

    /// <summary>Who says it.</summary>
    public required Post Post { get; init; }

    /// <summary>The post's place among the sources that count, by time.</summary>
    public required int PostIndex { get; init; }

    /// <summary>The sentence's place in its post, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>True for a headline.</summary>
    public bool IsTitle { get; init; }

    /// <summary>True for a headline too short to state anything: it can name the thread, not tell of it.</summary>
    public bool IsLabel { get; init; }

    /// <summary>True for a sentence that does not stand alone: it begins with a pronoun or a connective, or answers the question before it.</summary>
    public bool IsLeaning { get; init; }

    /// <summary>True for a sentence that speaks of somebody or something whom only a sentence before it names.</summary>
    public bool NeedsAntecedent { get; init; }

    /// <summary>True where it names nothing of the story (<see cref="Anchors"/>): behind the sentence of another it would speak of what that one names.</summary>
    public bool IsAnchorless { get; set; }

    /// <summary>True for what stands right behind a question in its post.</summary>
    public bool IsReply { get; init; }

    /// <summary>The number of the formula that it is an instance of; 0 for none.</summary>
    public int Formula { get; set; }

    /// <summary>True for words that the post quotes: they are told as a quotation and never as what its author thinks.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>True for spoken words and nothing else, where the post does not mark them as another's and nobody says who speaks.</summary>
    public bool IsSpeakerless { get; init; }

    /// <summary>The rule of words that lowers its weight: it is told after what nothing speaks against. Null for none.</summary>
    public LanguageRule? LoweredBy { get; init; }

    /// <summary>Of a question, the sentence that its post goes on with, as written; null where it ends there.</summary>
    public string? After { get; init; }

    /// <summary>True for what is only true as a whole: a claim with its verdict, a question with its answer, spoken words with their speaker. No clause of it stands alone.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What kind of text its post says it is.</summary>
    public SentenceMark Mark { get; init; }

    /// <summary>True for its author's view rather than a report: of a post that is marked as one, or from where something happens; also for what only leads to a broadcast.</summary>
    public bool IsView { get; init; }

    /// <summary>True where its author speaks in it, as a person or a body: "we hope", "our search".</summary>
    public bool IsFirstPerson { get; init; }

    /// <summary>True where one person speaks of themselves: a report for a crowd of people alone.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Whose words they are, where they would be misread without: "we", "our search", a judgement. Null for a plain statement.</summary>
    public string? Speaker { get; init; }

    /// <summary>
    /// The account whose post says this, where nobody else in the thread does: what one account alone says is told as its words, whatever
    /// they are. Null for reports of outlets, for what others say as well, and for what names its source itself.
    /// </summary>
    public string? Account { get; set; }

    /// <summary>Content words, in order.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>All words, in order.</summary>
    public IReadOnlyList<string> Tokens => field ??= InformationMachine.Text.Tokens.Of(Text);

    /// <summary>Weights by word, of length 1.</summary>
    public Dictionary<string, double> Vector { get; set; } = [];

    /// <summary>How central it is to the thread: 1 for the most central unit.</summary>
    public double Centrality { get; set; }

    /// <summary>How many words a reader reads.</summary>
    public int Length { get; init; }

    public DateOnly Day => DateOnly.FromDateTime(Post.PublishedAt.UtcDateTime);

    /// <summary>How much of what the other says stands here too: the share of its weight, 0 to 1.</summary>
    public double Covers(CandidateSentence other) => other.Vector.Sum(word => Vector.ContainsKey(word.Key) ? word.Value * word.Value : 0);

    public double Similarity(CandidateSentence other)
    {
        var (small, large) = Vector.Count < other.Vector.Count ? (Vector, other.Vector) : (other.Vector, Vector);
        double sum = 0;
        foreach (var (word, weight) in small)
        {
            if (large.TryGetValue(word, out var match)) sum += weight * match;
        }

        return sum;
    }
}

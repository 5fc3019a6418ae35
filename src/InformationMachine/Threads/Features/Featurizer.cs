using Microsoft.ML;
using Microsoft.ML.Data;

namespace InformationMachine.Threads.Features;

/// <summary>
/// Posts to vectors through ML.NET: hashed bags of words and of word pairs, so that nothing has to be fitted and a vector never
/// depends on what else was read. ML.NET's cost lies in the call, not the post: hand it pages, not single posts.
/// </summary>
internal sealed class Featurizer
{
    private const int WordBits = 22;
    private const int PairBits = 24;

    /// <summary>Keeps the hashes of pairs apart from those of words.</summary>
    private const int PairOffset = 1 << 25;

    private readonly MLContext _context = new(seed: 1);
    private readonly PostTokenizer _tokenizer = new();
    private readonly FeatureWeights _weights;
    private readonly ITransformer _bags;
    private readonly List<(int Term, int Weight)> _terms = [];

    public Featurizer(FeatureWeights weights)
    {
        _weights = weights;
        var text = _context.Transforms.Text;
        _bags = text.ProduceHashedWordBags("WordBag", nameof(PostTokens.Words), WordBits, ngramLength: 1)
            .Append(text.ProduceHashedWordBags("HashtagBag", nameof(PostTokens.Hashtags), WordBits, ngramLength: 1))
            .Append(text.ProduceHashedWordBags("NameBag", nameof(PostTokens.Names), WordBits, ngramLength: 1))
            .Append(text.ProduceHashedWordBags("PairBag", nameof(PostTokens.Words), PairBits, ngramLength: 2, useAllLengths: false))
            .Fit(_context.Data.LoadFromEnumerable<PostTokens>([]));
    }

    /// <summary>True for the term of a word, false for that of a pair of words.</summary>
    public static bool IsWord(int term) => term < PairOffset;

    /// <summary>The vectors of a page of texts, in order.</summary>
    public IReadOnlyList<PostVector> Featurize(IEnumerable<string> texts)
    {
        var tokens = texts.Select(text => _tokenizer.Tokenize(text)).ToList();
        var vectors = new List<PostVector>(tokens.Count);
        var view = _bags.Transform(_context.Data.LoadFromEnumerable(tokens));
        var columns = new[] { view.Schema["WordBag"], view.Schema["HashtagBag"], view.Schema["NameBag"], view.Schema["PairBag"] };
        using var cursor = view.GetRowCursor(columns);
        var getters = Array.ConvertAll(columns, column => cursor.GetGetter<VBuffer<float>>(column));
        var bag = default(VBuffer<float>);
        while (cursor.MoveNext())
        {
            _terms.Clear();
            getters[0](ref bag);
            Add(bag, 0, _weights.Word);
            getters[1](ref bag);
            Add(bag, 0, _weights.Hashtag);
            getters[2](ref bag);
            Add(bag, 0, _weights.Name);
            getters[3](ref bag);
            Add(bag, PairOffset, _weights.Pair);
            vectors.Add(Vector());
        }

        return vectors;
    }

    private void Add(in VBuffer<float> bag, int offset, int weight)
    {
        var values = bag.GetValues();
        var indices = bag.GetIndices();
        for (var i = 0; i < values.Length; i++)
        {
            // A word repeated within one post says little more than the word once.
            var count = Math.Min((int)values[i], _weights.MaximumCount);
            if (count > 0 && weight > 0) _terms.Add((offset + (bag.IsDense ? i : indices[i]), count * weight));
        }
    }

    private PostVector Vector()
    {
        _terms.Sort();
        var terms = new List<int>(_terms.Count);
        var weights = new List<int>(_terms.Count);
        foreach (var (term, weight) in _terms)
        {
            if (terms.Count > 0 && terms[^1] == term)
            {
                weights[^1] += weight;
                continue;
            }

            terms.Add(term);
            weights.Add(weight);
        }

        return new PostVector([.. terms], [.. weights]);
    }
}

using InformationMachine.Threads.Features;

namespace InformationMachine.Tests.Threads.Features;

public sealed class FeaturizerTests
{
    private readonly Featurizer _featurizer = new(new FeatureWeights { Word = 10, Hashtag = 5, Name = 2, Pair = 3 });

    [Fact]
    public void Words_and_pairs_have_their_weights()
    {
        var vector = _featurizer.Featurize(["ferry launched harbour"]).Single();
        vector.Weights.Order().ShouldBe([3, 3, 10, 10, 10]);
        vector.Terms.ShouldBeInOrder();
    }

    [Fact]
    public void A_hashtag_is_the_word_with_more_weight()
    {
        var vectors = _featurizer.Featurize(["ferry", "#ferry"]);
        vectors[1].Terms.ShouldBe(vectors[0].Terms);
        vectors[1].Weights.ShouldBe([15]);
    }

    [Fact]
    public void A_vector_does_not_depend_on_its_page()
    {
        string[] texts = ["ferry launched in Oslo", "", "storm over the harbour", "a storm"];
        var together = _featurizer.Featurize(texts);
        for (var i = 0; i < texts.Length; i++)
        {
            var alone = new Featurizer(new FeatureWeights { Word = 10, Hashtag = 5, Name = 2, Pair = 3 }).Featurize([texts[i]]).Single();
            together[i].Terms.ShouldBe(alone.Terms);
            together[i].Weights.ShouldBe(alone.Weights);
        }
    }
}

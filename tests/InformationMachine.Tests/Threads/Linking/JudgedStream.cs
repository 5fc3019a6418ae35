using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Tests.Threads.Linking;

/// <summary>Posts of made-up stories with made-up verdicts, linked in rounds of any order; the verdict on a pair is the same whenever it is asked.</summary>
internal sealed class JudgedStream(IReadOnlyList<JudgedItem> items, Func<JudgedItem, JudgedItem, double> judge)
{
    private readonly LinkingModel _model = new();

    /// <summary>Seeded stories in which one post's pairs are surer than another's, and a few pairs of different stories look alike.</summary>
    public static JudgedStream Of(int seed, int posts, int stories)
    {
        var random = new Random(seed);
        var items = Enumerable.Range(0, posts).Select(number => new JudgedItem(number, random.Next(stories), random.Next(40))).ToList();
        return new JudgedStream(items, (one, other) =>
        {
            var noise = new Random((seed * 31) + (Math.Min(one.Number, other.Number) * 100_003) + Math.Max(one.Number, other.Number)).NextDouble();
            if (one.Story == other.Story) return 0.45 + (0.5 * noise);
            return noise > 0.97 ? 0.6 : 0.2 * noise;
        });
    }

    /// <summary>Links everything in rounds; returns the thread of each item, by number.</summary>
    public int[] Link(IReadOnlyList<int> order, int perRound, bool restarts = false)
    {
        var run = new Run(this);
        foreach (var round in order.Chunk(perRound))
        {
            if (restarts) run.Restart();
            run.Link(round);
        }

        return run.Threads(items.Count);
    }

    private static PostId Id(int number) => Some.Post(number + 1, "x").Id;

    private static int Number(PostNode node) => (int)(node.PublishedAt - Some.Time).TotalMinutes;

    private sealed class Run(JudgedStream stream)
    {
        private readonly List<(PostNode Node, IReadOnlyList<PostLink> Links)> _linked = [];
        private readonly Dictionary<PostId, ThreadId> _threads = [];
        private Linker _linker = new(stream._model, LinkConstraints.None);
        private int _started;

        public int[] Threads(int count) => [.. Enumerable.Range(0, count).Select(number => _threads[Id(number)].Value)];

        public void Restart()
        {
            _linker = new Linker(stream._model, LinkConstraints.None);
            _linker.BeginRecall(_started);
            for (var i = 0; i < _linked.Count; i++)
            {
                var (node, links) = _linked[i];
                _linked[i] = (new PostNode(node.Order, node.Sequence, node.Id, node.PublishedAt, node.Voice), links);
                _linker.Recall(_linked[i].Node, links, _threads[node.Id]);
            }

            _linker.EndRecall();
        }

        public void Link(int[] round)
        {
            var fresh = round.Order().Select(Judge).ToList();
            var result = _linker.Link(fresh);
            foreach (var placement in result.Placements) _threads[placement.Post.Id] = placement.Thread;
            foreach (var move in result.Relocations) _threads[move.Post.Id] = move.To;
            foreach (var merge in result.Merges)
            {
                foreach (var post in _threads.Where(pair => pair.Value == merge.From).Select(pair => pair.Key).ToList()) _threads[post] = merge.Into;
            }

            _started += result.Started.Count;
            foreach (var node in _linker.Threads.Values.SelectMany(thread => thread.Posts)) _threads[node.Id].ShouldBe(node.Thread!.Id, "what was told is what is so");
        }

        private (PostNode Node, IReadOnlyList<PostLink> Links) Judge(int number)
        {
            var node = new PostNode(_linked.Count + 1, _linked.Count + 1, Id(number), Some.Time.AddMinutes(number), stream.Items[number].Voice);
            PostLink[] links = [.. _linked.Select(other => new PostLink(other.Node.Order, (float)stream.Judge(stream.Items[number], stream.Items[Number(other.Node)])))
                .Where(link => link.Probability >= 0.05).OrderByDescending(link => link.Probability).ThenBy(link => link.Order).Take(16)];
            _linked.Add((node, links));
            return (node, links);
        }
    }

    private IReadOnlyList<JudgedItem> Items => items;

    private double Judge(JudgedItem one, JudgedItem other) => judge(one, other);
}

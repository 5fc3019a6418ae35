using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace InformationMachine.Export;

/// <summary>Reads a sequence on another thread, a few blocks ahead, so that reading the data file and writing the export use a core each.</summary>
internal static class ReadAhead
{
    private const int BlockSize = 200;
    private const int BlocksAhead = 4;

    public static IEnumerable<T> Of<T>(IEnumerable<T> source, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var blocks = new BlockingCollection<T[]>(BlocksAhead);
        ExceptionDispatchInfo? failure = null;
        var reading = new Thread(() => failure = Fill(source, blocks, stop.Token)) { IsBackground = true, Name = "read ahead" };
        reading.Start();
        try
        {
            foreach (var block in blocks.GetConsumingEnumerable(cancellationToken))
            {
                foreach (var item in block) yield return item;
            }
        }
        finally
        {
            stop.Cancel();
            reading.Join();
        }

        // What went wrong while reading goes wrong here.
        failure?.Throw();
    }

    private static ExceptionDispatchInfo? Fill<T>(IEnumerable<T> source, BlockingCollection<T[]> blocks, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var block in source.Chunk(BlockSize)) blocks.Add(block, cancellationToken);
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            blocks.CompleteAdding();
        }
    }
}

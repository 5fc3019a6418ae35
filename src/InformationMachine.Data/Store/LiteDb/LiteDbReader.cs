using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>An open LiteDB file, live or published, that can be asked. Thread-safe.</summary>
/// <remarks>
/// One thread at a time is inside LiteDB: readers beside a writer break its cache of pages under load ("page type must be data page"),
/// after which the engine refuses everything. Answers are read whole before the next asker has its turn; long lists a page at a time.
/// </remarks>
public abstract class LiteDbReader : RecordReader
{
    /// <summary>The schema that this version reads and writes.</summary>
    public const int SchemaVersion = Collections.SchemaVersion;

    private Collections _collections;

    /// <param name="collections">What is asked.</param>
    /// <param name="archives">Where the posts of archived threads are.</param>
    private protected LiteDbReader(Collections collections, Archives archives)
    {
        _collections = collections;
        Archives = archives;
    }

    /// <summary>Held by whoever is inside LiteDB.</summary>
    private protected Lock Gate { get; } = new();

    /// <summary>Where the posts of archived threads are; asked within the <see cref="Gate"/>.</summary>
    private protected Archives Archives { get; }

    /// <summary>What is asked at present; it changes when the file is opened anew.</summary>
    internal Collections Collections => _collections;

    /// <inheritdoc/>
    internal override IRecordCollections Book => _collections;

    /// <inheritdoc/>
    internal override IArchives Stacks => Archives;

    /// <summary>Lets all later questions be asked of another open file; the caller holds the <see cref="Gate"/>.</summary>
    private protected void Turn(Collections collections) => _collections = collections;

    /// <summary>Told, within the <see cref="Gate"/>, that a question failed.</summary>
    private protected virtual void OnFailed()
    {
    }

    /// <inheritdoc/>
    internal override T Ask<T>(Func<T> question)
    {
        lock (Gate)
        {
            try
            {
                return question();
            }
            catch (Exception e) when (e is DamagedRecordException or ObjectDisposedException)
            {
                Fail();
                throw;
            }
            catch (Exception e) when (Damage.IsNoticed(e))
            {
                Fail();
                throw new DamagedRecordException($"The data file cannot be read: {e.Message} Run `doctor`, which says what is wrong and what can be repaired.", e);
            }
        }
    }

    /// <summary>LiteDB closes itself for good after some errors: archives are opened anew when they are next asked, so that one damaged page takes one story and not a year.</summary>
    private void Fail()
    {
        Archives.Dispose();
        OnFailed();
    }
}

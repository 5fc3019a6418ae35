using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// A small map from non-negative numbers to numbers with open addressing: a machine holds one per active thread, and the general
/// dictionary would take four times the memory.
/// </summary>
internal sealed class TermCounts
{
    private const int Free = -1;

    private int[] _keys = NewKeys(8);
    private int[] _values = new int[8];

    public int Count { get; private set; }

    /// <summary>The value slot of a key, added as 0 where it is new.</summary>
    public ref int this[int key]
    {
        get
        {
            var at = Find(key);
            if (_keys[at] == key) return ref _values[at];
            if ((Count + 1) * 4 > _keys.Length * 3)
            {
                Grow();
                at = Find(key);
            }

            _keys[at] = key;
            _values[at] = 0;
            Count++;
            return ref _values[at];
        }
    }

    public bool TryGet(int key, out int value)
    {
        var at = Find(key);
        value = _values[at];
        return _keys[at] == key;
    }

    /// <summary>Removes a key and closes the gap it leaves in its probe sequence.</summary>
    public void Remove(int key)
    {
        var gap = Find(key);
        if (_keys[gap] != key) return;
        Count--;
        var mask = _keys.Length - 1;
        for (var at = (gap + 1) & mask; _keys[at] != Free; at = (at + 1) & mask)
        {
            var home = Home(_keys[at]);
            if (((at - home) & mask) < ((at - gap) & mask)) continue;
            _keys[gap] = _keys[at];
            _values[gap] = _values[at];
            gap = at;
        }

        _keys[gap] = Free;
    }

    /// <summary>Keys and values in no particular order: sum over them, never print them.</summary>
    public Enumerator GetEnumerator() => new(_keys, _values);

    /// <summary>A copy of what <see cref="GetEnumerator"/> gives, for loops that change the map.</summary>
    public (int Key, int Value)[] ToArray()
    {
        var items = new (int, int)[Count];
        var at = 0;
        foreach (var item in this) items[at++] = item;
        return items;
    }

    private int Home(int key) => (int)((uint)(key * 0x9E3779B1L) >> 7) & (_keys.Length - 1);

    private int Find(int key)
    {
        var mask = _keys.Length - 1;
        var at = Home(key);
        while (_keys[at] != Free && _keys[at] != key) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        _keys = NewKeys(keys.Length * 2);
        _values = new int[_keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] == Free) continue;
            var at = Find(keys[i]);
            _keys[at] = keys[i];
            _values[at] = values[i];
        }
    }

    private static int[] NewKeys(int length)
    {
        var keys = GC.AllocateUninitializedArray<int>(length);
        MemoryMarshal.CreateSpan(ref keys[0], length).Fill(Free);
        return keys;
    }

    /// <summary>Walks the slots without allocating.</summary>
    public struct Enumerator(int[] keys, int[] values)
    {
        private int _at = -1;

        public readonly (int Key, int Value) Current => (keys[_at], values[_at]);

        public bool MoveNext()
        {
            while (++_at < keys.Length)
            {
                if (keys[_at] != Free) return true;
            }

            return false;
        }
    }
}

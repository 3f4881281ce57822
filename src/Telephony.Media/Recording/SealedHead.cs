using System.Security.Cryptography;
using System.Text;
using Telephony.Media.Codecs;

namespace Telephony.Media.Recording;

/// <summary>The head of a sealed file: what it holds, and the file's own key under a master key.</summary>
internal static class SealedHead
{
    private const int IdAt = 16;
    private const int KindAt = 8;
    private const int CodecAt = 9;
    private const int KeyAt = RecordingKey.MaximumId + SealedLayout.Nonce;

    public static byte[] Build(Guid id, SealedKind kind, G711Codec codec, byte[] fileKey, RecordingKey master)
    {
        var head = new byte[SealedLayout.Head];
        SealedLayout.Magic.CopyTo(head);
        (head[KindAt], head[CodecAt]) = ((byte)kind, (byte)codec);
        id.TryWriteBytes(head.AsSpan(IdAt), bigEndian: true, out _);
        Wrap(head, 0, fileKey, master);
        return head;
    }

    public static bool IsSealed(ReadOnlySpan<byte> start) => start.StartsWith(SealedLayout.Magic);

    public static ReadOnlySpan<byte> FileId(ReadOnlySpan<byte> head) => head.Slice(IdAt, 16);

    public static SealedKind KindOf(ReadOnlySpan<byte> head) => (SealedKind)head[KindAt];

    public static G711Codec CodecOf(ReadOnlySpan<byte> head) => (G711Codec)head[CodecAt];

    /// <summary>Names of the master keys that the slots were made with; empty slots are left out.</summary>
    public static IEnumerable<string> KeyIds(byte[] head) => Enumerable.Range(0, SealedLayout.Slots).Select(s => KeyId(head, s)).Where(id => id.Length > 0);

    public static string KeyId(ReadOnlySpan<byte> head, int slot) =>
        Encoding.ASCII.GetString(head.Slice(SealedLayout.SlotAt(slot), RecordingKey.MaximumId)).TrimEnd('\0');

    /// <summary>The file's own key, and the slot that it came from.</summary>
    /// <exception cref="RecordingKeyException">No slot opens with a given key.</exception>
    public static (byte[] Key, int Slot) Unwrap(byte[] head, RecordingKeys keys)
    {
        RecordingKey? wrong = null;
        for (var slot = 0; slot < SealedLayout.Slots; slot++)
        {
            if (keys.Find(KeyId(head, slot)) is not { } master)
                continue;
            if (TryUnwrap(head, slot, master, out var key))
                return (key, slot);
            wrong = master;
        }

        if (wrong is not null)
            throw new RecordingKeyException(wrong.Id, $"The recording key '{wrong.Id}' that is given does not open this file: another key bears that name now, or the file's head was changed.");
        var named = string.Join("' and '", KeyIds(head));
        throw new RecordingKeyException(named, $"The recording is sealed with the key '{named}', which is not among those given ({(keys.Current is null ? "none" : string.Join(", ", keys.Ids))}).");
    }

    /// <summary>Puts the file's key under a master key into a slot.</summary>
    public static void Wrap(byte[] head, int slot, byte[] fileKey, RecordingKey master)
    {
        var place = head.AsSpan(SealedLayout.SlotAt(slot), SealedLayout.Slot);
        place.Clear();
        Encoding.ASCII.GetBytes(master.Id, place);
        var nonce = place.Slice(RecordingKey.MaximumId, SealedLayout.Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = master.NewCipher();
        cipher.Encrypt(nonce, fileKey, place.Slice(KeyAt, RecordingKey.Length), place.Slice(KeyAt + RecordingKey.Length, SealedLayout.Tag), head.AsSpan(0, SealedLayout.Fixed));
    }

    private static bool TryUnwrap(byte[] head, int slot, RecordingKey master, out byte[] key)
    {
        var place = head.AsSpan(SealedLayout.SlotAt(slot), SealedLayout.Slot);
        key = new byte[RecordingKey.Length];
        using var cipher = master.NewCipher();
        try
        {
            cipher.Decrypt(
                place.Slice(RecordingKey.MaximumId, SealedLayout.Nonce), place.Slice(KeyAt, RecordingKey.Length), place.Slice(KeyAt + RecordingKey.Length, SealedLayout.Tag), key,
                head.AsSpan(0, SealedLayout.Fixed));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}

namespace Telephony.Media.Srtp;

/// <summary>
/// The sources known under one key. A browser phone has one, a few more after it re-created its track; the limit keeps an
/// authenticated but mad peer from growing memory. Nothing is evicted: forgetting a source would forget its replay list.
/// </summary>
internal sealed class SrtpStreamTable
{
    public const int Limit = 16;

    private readonly SrtpStream?[] streams = new SrtpStream?[Limit];
    private int count;

    public bool IsFull => count == Limit;

    public SrtpStream? Find(uint ssrc)
    {
        for (var i = 0; i < count; i++)
        {
            if (streams[i]!.Ssrc == ssrc)
                return streams[i];
        }

        return null;
    }

    public void Add(SrtpStream stream) => streams[count++] = stream;
}

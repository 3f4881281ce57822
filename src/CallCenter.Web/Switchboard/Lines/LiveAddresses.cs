using System.Collections;
using System.Net;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>A list of addresses that is replaced as a whole while others read it; a reader sees the old or the new one.</summary>
internal sealed class LiveAddresses(IPAddress[] first) : IReadOnlyList<IPAddress>
{
    private volatile IPAddress[] _all = first;

    public int Count => _all.Length;

    public IPAddress this[int index] => _all[index];

    public void Replace(IPAddress[] all) => _all = all;

    public IEnumerator<IPAddress> GetEnumerator() => ((IEnumerable<IPAddress>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

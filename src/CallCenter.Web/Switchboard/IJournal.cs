using Telephony.Exchange;

namespace CallCenter.Web.Switchboard;

/// <summary>The flight recorder: every input in order, so that a support case can be replayed through the exchange.</summary>
public interface IJournal
{
    /// <summary>Notes an input before it is stepped. Never blocks: when the writer is behind, the entry is counted as lost.</summary>
    void Append(long seq, DateTimeOffset at, Input input);
}

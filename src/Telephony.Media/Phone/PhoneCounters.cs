using Telephony.Media.Srtp;

namespace Telephony.Media.Phone;

/// <summary>The running counters behind <see cref="BrowserPhoneStatistics"/>; they belong to the transport's lock.</summary>
internal sealed class PhoneCounters
{
    public long Received;
    public long Strangers;
    public long Forged;
    public long Replayed;
    public long Discarded;
    public long ChecksAnswered;
    public long ChecksRefused;
    public long PathChanges;

    public void Refused(SrtpOutcome outcome)
    {
        if (outcome == SrtpOutcome.Forged)
            Forged++;
        else if (outcome == SrtpOutcome.Replayed)
            Replayed++;
        else
            Discarded++;
    }
}

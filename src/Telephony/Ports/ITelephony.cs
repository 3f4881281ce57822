using Telephony.Exchange;

namespace Telephony.Ports;

/// <summary>What the exchange needs of the wire: somebody who carries out its effects on real (or simulated) calls and media.
/// Results come back as inputs. Two implementations must behave alike: SIP and media on real sockets, and the simulation.</summary>
public interface ITelephony
{
    /// <summary>Carries out one effect. Called in order by one caller; returns at once, never throws for a leg that is already gone.</summary>
    /// <param name="effect">A telephony effect; timers, facts, refusals and ignored inputs are not passed here.</param>
    void Perform(Effect effect);
}

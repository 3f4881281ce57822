using Telephony.Exchange;

namespace CallCenter.Web.Switchboard.Lines;

/// <summary>Whose calls are refused before they are answered. Asked on the SIP loop: it answers at once and out of memory.</summary>
internal interface IBlockedCallers
{
    /// <summary>How the number is refused, or null for a caller who is let in. A withheld number always is.</summary>
    /// <param name="number">As the trunk delivered it.</param>
    RefuseCause? CauseFor(string number);
}

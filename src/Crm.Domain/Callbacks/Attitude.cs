namespace Crm.Domain.Callbacks;

/// <summary>How the customer found the technician's manner.</summary>
public enum Attitude
{
    /// <summary>好</summary>
    Good,

    /// <summary>一般</summary>
    Fair,

    /// <summary>差</summary>
    Poor,
}

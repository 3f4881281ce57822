namespace Crm.Domain.Callbacks;

/// <summary>What a call-back can lead to.</summary>
public enum FollowUpKind
{
    /// <summary>费用异常单: the fee said differs from the fee recorded (LX-08); settlement waits.</summary>
    FeeException,

    /// <summary>整改单: the site must put something right (JR-23).</summary>
    Rectification,

    /// <summary>投诉: the customer complains; a ticket of its own exists.</summary>
    Complaint,

    /// <summary>低分审批: a low score; settlement and closing wait (reference §5.4, 19).</summary>
    Approval,
}

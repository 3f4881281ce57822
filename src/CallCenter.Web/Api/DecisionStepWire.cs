using CallCenter.Web.Features.Customers;
using Crm.Domain.Warranty;

namespace CallCenter.Web.Api;

/// <summary>One rule that was looked at.</summary>
public sealed record DecisionStepWire(DecisionRule Rule, StepResult Result, ReasonWire Reason)
{
    internal static DecisionStepWire From(DecisionStep step, CrmWords words) => new(step.Rule, step.Result, ReasonWire.From(step.Reason, words));
}

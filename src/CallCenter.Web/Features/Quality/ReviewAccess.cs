using System.Security.Claims;
using CallCenter.Web.Access;
using Crm.Domain.Quality;

namespace CallCenter.Web.Features.Quality;

/// <summary>Who may read which review.</summary>
public static class ReviewAccess
{
    /// <summary>Its reviewer always; once given every reviewer, and the agent it is about. A discarded one is its reviewer's alone.</summary>
    public static bool MayRead(ClaimsPrincipal person, Review review)
    {
        var me = person.Identity?.Name;
        return (review.ReviewerId == me && RoleRights.Has(person, Rights.QualityReview))
            || (review.State is ReviewState.Submitted or ReviewState.Acknowledged
                && (RoleRights.Has(person, Rights.QualityReview) || (review.AgentId == me && RoleRights.Has(person, Rights.QualityOwn))));
    }
}

using Crm.Domain.Quality;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Quality;

// No foreign key to the call: a call's history is written late and in batches, and nothing of it is ever deleted.
internal sealed class ReviewConfiguration : IEntityTypeConfiguration<ReviewRow>
{
    private const int ClaimLength = 36 + 2 + (2 * Lengths.User);

    public void Configure(EntityTypeBuilder<ReviewRow> builder)
    {
        builder.ToTable("Reviews").HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.AgentId).HasMaxLength(Lengths.User);
        builder.Property(r => r.ReviewerId).HasMaxLength(Lengths.User);
        builder.Property(r => r.FormCode).HasMaxLength(FormRules.CodeLength);
        builder.Property(r => r.Claim).HasMaxLength(ClaimLength);
        builder.Property(r => r.Remark).HasMaxLength(ReviewRules.RemarkLength);
        builder.Property(r => r.AcknowledgeComment).HasMaxLength(ReviewRules.AcknowledgeLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.Claim).IsUnique();
        builder.HasIndex(r => r.InteractionId);
        builder.HasIndex(r => new { r.AgentId, r.SubmittedAt });
        builder.HasIndex(r => new { r.ReviewerId, r.UpdatedAt });
        builder.HasOne<FormRow>().WithMany().HasForeignKey(r => new { r.FormCode, r.FormNumber }).OnDelete(DeleteBehavior.Restrict);
    }
}

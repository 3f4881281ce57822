using Crm.Domain.Knowledge;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Knowledge;

internal sealed class ArticleVersionConfiguration : IEntityTypeConfiguration<ArticleVersionRow>
{
    public void Configure(EntityTypeBuilder<ArticleVersionRow> builder)
    {
        builder.ToTable("ArticleVersions").HasKey(v => new { v.ArticleId, v.Number });
        builder.Property(v => v.ArticleId).HasConversion(id => id.Value, value => new ArticleId(value));
        builder.Property(v => v.Number).ValueGeneratedNever();
        builder.Property(v => v.ApprovedBy).HasMaxLength(Lengths.User);
        builder.Property(v => v.PublishedBy).HasMaxLength(Lengths.User);
        builder.HasOne<ArticleRow>().WithMany().HasForeignKey(v => v.ArticleId).OnDelete(DeleteBehavior.Restrict);
    }
}

variable "name" {
  description = "The instance's name."
  type        = string

  validation {
    condition     = can(regex("^.{1,30}$", var.name))
    error_message = "name: 1 to 30 characters."
  }
}

variable "project_id" {
  description = "The Aura project (once: tenant) that pays for the instance."
  type        = string

  validation {
    condition     = can(regex("^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$", var.project_id))
    error_message = "project_id: the project's UUID, which the console shows in its address and under Settings."
  }
}

variable "type" {
  description = "free-db, professional-db, business-critical or enterprise-db. Free: one for each account, 200,000 nodes, paused after 72 hours idle."
  type        = string
  default     = "free-db"

  validation {
    condition     = contains(["free-db", "professional-db", "business-critical", "enterprise-db"], var.type)
    error_message = "type: free-db, professional-db, business-critical or enterprise-db."
  }
}

variable "cloud_provider" {
  description = "gcp, aws or azure."
  type        = string
  default     = "gcp"

  validation {
    condition     = contains(["gcp", "aws", "azure"], var.cloud_provider)
    error_message = "cloud_provider: gcp, aws or azure, in lower case."
  }
}

variable "region" {
  description = "A region of that cloud in which the project may have instances; best where the Kafka cluster is."
  type        = string
  default     = "europe-west1"

  validation {
    condition     = can(regex("^[a-z0-9-]+$", var.region))
    error_message = "region: in the cloud's own spelling, such as europe-west1."
  }
}

variable "memory" {
  description = "1GB, 2GB, 4GB, 8GB, 16GB, …; a free one has 1GB."
  type        = string
  default     = "1GB"

  validation {
    condition     = contains(["1GB", "2GB", "4GB", "8GB", "16GB", "24GB", "32GB", "48GB", "64GB", "128GB", "192GB", "256GB", "384GB", "512GB"], var.memory)
    error_message = "memory: 1GB, 2GB, 4GB, 8GB, 16GB, 24GB, 32GB, 48GB, 64GB, 128GB, 192GB, 256GB, 384GB or 512GB."
  }
  validation {
    condition     = var.type != "free-db" || var.memory == "1GB"
    error_message = "memory: a free-db has 1GB."
  }
}

variable "database" {
  description = "The database; null: what Aura makes, which is called like the instance's id, or neo4j where the user is neo4j."
  type        = string
  default     = null
}

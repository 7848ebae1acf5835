variable "cluster" {
  description = "The cluster: type, cloud, region, availability, and cku for a dedicated one. Checked in ../naming."
  type = object({
    type         = string
    cloud        = string
    region       = string
    availability = string
    cku          = optional(number)
  })
}

variable "cluster_name" {
  description = "The cluster's display name."
  type        = string
}

variable "environment_name" {
  description = "The display name of the environment that is made when environment_id is null."
  type        = string
}

variable "environment_id" {
  description = "An environment that is there already (env-…); null makes one."
  type        = string
  default     = null

  validation {
    condition     = var.environment_id == null || can(regex("^env-[a-z0-9]+$", var.environment_id))
    error_message = "environment_id: an id such as env-abc123, not a name."
  }
}

variable "network_id" {
  description = "The network of a dedicated cluster that is not on the public internet (n-…); null for the public internet."
  type        = string
  default     = null

  validation {
    condition     = var.network_id == null || can(regex("^n-[a-z0-9]+$", var.network_id))
    error_message = "network_id: an id such as n-abc123."
  }
  validation {
    condition     = var.network_id == null || var.cluster.type == "dedicated"
    error_message = "network_id: only a dedicated cluster is put into a network; enterprise and freight clusters are reached by a private link attachment."
  }
}

variable "account_names" {
  description = "The display name of each service account by its role; administrator must be among them."
  type        = map(string)

  validation {
    condition     = alltrue([for role in ["administrator", "provisioning", "connector"] : contains(keys(var.account_names), role)])
    error_message = "account_names: administrator, provisioning and connector are needed."
  }
}

variable "acls" {
  description = "The rights by a key that stays; principal is a role of account_names."
  type = map(object({
    principal     = string
    resource_type = string
    resource_name = string
    pattern_type  = string
    operation     = string
    permission    = string
  }))

  validation {
    condition     = alltrue([for acl in values(var.acls) : contains(keys(var.account_names), acl.principal)])
    error_message = "acls: each principal must be a role of account_names."
  }
}

variable "managed_connectors" {
  description = "Whether Confluent's service runs the connectors: makes a Cloud API key for its Connect API."
  type        = bool
  default     = false
}

variable "key_generations" {
  description = "Which keys each account has: [1]; [1, 2] while they are renewed, then [2]. The outputs are those of the last, and a number that is gone does not come again."
  type        = list(number)
  default     = [1]

  validation {
    condition     = length(var.key_generations) > 0 && alltrue([for number in var.key_generations : floor(number) == number])
    error_message = "key_generations: at least one whole number, such as [1], or [1, 2] while keys are renewed."
  }
  validation {
    condition     = alltrue([for at, number in var.key_generations : number > try(var.key_generations[at - 1], 0)])
    error_message = "key_generations: numbers from 1, each once and the newest last: [1, 2]."
  }
}

variable "deletion_protection" {
  description = "Whether Confluent refuses to delete the cluster, whoever asks. null leaves it to Confluent, for organizations that do not have this yet. Terraform refuses anyway (prevent_destroy)."
  type        = bool
  default     = true
}
